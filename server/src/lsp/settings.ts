/** The user's settings, at hand whenever somebody asks; whatever is no sensible value counts as not set. */
import { DefaultConfigurationProvider, DocumentState } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { settings as names, settingsSection } from '../../../contract/names.js';
import type { HintKind } from '../language/features/hints.js';
import type { Publisher } from './builder.js';

export type SeveritySetting = 'error' | 'warning' | 'information' | 'hint' | 'off';

const HINTS: Readonly<Record<HintKind, string>> = {
  states: names.hintStates,
  fields: names.hintFields,
  symbols: names.hintSymbols,
};

const SEVERITIES: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'] satisfies readonly SeveritySetting[];

export class Settings extends DefaultConfigurationProvider {
  /** Problem code to severity, over the code's own. */
  severity(code: string): SeveritySetting | undefined {
    const chosen = member(this.at(names.severities), code);
    if (isSeverity(chosen)) return chosen;
    return code === this.textbookCode && this.at(names.textbook) === true ? 'off' : undefined;
  }

  /** Also called when the first settings come. */
  onChange: () => void = () => {};

  protected override updateSectionConfiguration(section: string, configuration: unknown): void {
    super.updateSectionConfiguration(section, configuration);
    this.onChange();
  }

  get align(): boolean {
    return this.at(names.formatAlign) !== false;
  }

  /** Within exercises, what a student is to find out is told all the same. */
  givesAnswers(): boolean {
    return this.at(names.exerciseAnswers) === true;
  }

  showsOwed(): boolean {
    return this.at(names.hintOwed) !== false;
  }

  /** Notes are read more than they are written. */
  hintsInMarkdown(): boolean {
    return this.at(names.hintMarkdown) === true;
  }

  verifiesWhileTyping(): boolean {
    return this.at(names.verifyWhileTyping) !== false;
  }

  suggestsNextLine(): boolean {
    return this.at(names.suggestNextLine) !== false;
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

const isSeverity = (value: unknown): value is SeveritySetting => typeof value === 'string' && SEVERITIES.includes(value);

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

export function settingsOf({ workspace }: LangiumSharedServices): Settings {
  const { ConfigurationProvider: provider } = workspace;
  if (!(provider instanceof Settings)) throw new Error('the settings are not ours');
  return provider;
}

/** Problems and hints as the new settings want them. */
export function showAgain(connection: Connection, { workspace }: LangiumSharedServices, { publish }: Publisher): void {
  for (const document of workspace.LangiumDocuments.all.toArray()) if (document.state === DocumentState.Validated) publish(document);
  void connection.languages.inlayHint.refresh().catch(() => undefined);
}
