/** The user's settings, at hand whenever somebody asks; whatever is no sensible value counts as not set. */
import { DefaultConfigurationProvider } from 'langium';
import { settings as names, settingsSection } from '../../../contract/names.js';
import type { HintKind } from '../language/features/hints.js';

export type Severity = 'error' | 'warning' | 'information' | 'hint' | 'off';

const HINTS: Readonly<Record<HintKind, string>> = {
  states: names.hintStates,
  fields: names.hintFields,
  symbols: names.hintSymbols,
  owed: names.hintOwed,
};

const SEVERITIES: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'] satisfies readonly Severity[];

export class Settings extends DefaultConfigurationProvider {
  /** Problem code to severity, over the code's own. */
  severity(code: string): Severity | undefined {
    const chosen = member(this.at(names.severities), code);
    if (isSeverity(chosen)) return chosen;
    return code === this.textbookCode && this.at(names.textbook) === true ? 'off' : undefined;
  }

  shows(kind: HintKind): boolean {
    return this.at(HINTS[kind]) !== false;
  }

  private readonly textbookCode = 'tcp/ack-flag';

  /** `handshake.a.b` lies nested in the section. */
  private at(name: string): unknown {
    const keys = name.split('.').slice(1);
    return keys.reduce<unknown>(member, this.settings[settingsSection]);
  }
}

const isSeverity = (value: unknown): value is Severity => typeof value === 'string' && SEVERITIES.includes(value);

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
