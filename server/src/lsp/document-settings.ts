/** The user's settings for one document; an invalid value counts as not set. */
import { settings as names, settingsSection } from '../../../contract/names.js';
import { COMMON_CODES, LEVELS, type Level, nearest } from '../core/index.js';
import type { HintKind } from '../language/index.js';

export type SeveritySetting = 'error' | 'warning' | 'information' | 'hint' | 'off';

const HINTS: Readonly<Record<HintKind, string>> = {
  states: names.hintStates,
  fields: names.hintFields,
  symbols: names.hintSymbols,
};

const SEVERITIES: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'] satisfies readonly SeveritySetting[];
const textbookCode = 'tcp/ack-flag';

export class DocumentSettings {
  /** @param section the section `handshake`, as the client tells it */
  constructor(private readonly section: unknown) {}

  /** Problem code to severity, over the code's own. */
  severity(code: string): SeveritySetting | undefined {
    const chosen = member(this.at(names.severities), code);
    if (isSeverity(chosen)) return chosen;
    return code === textbookCode && this.at(names.textbook) === true ? 'off' : undefined;
  }

  get align(): boolean {
    return this.at(names.formatAlign) !== false;
  }

  /** Within exercises, what a student is to find out is told all the same. */
  givesAnswers(): boolean {
    return this.at(names.exerciseAnswers) === true;
  }

  /** How much is told of what is not right yet. */
  feedback(): Level {
    return LEVELS.find((level) => level === this.at(names.exerciseFeedback)) ?? 'rule';
  }

  showsOwed(): boolean {
    return this.at(names.hintOwed) !== false;
  }

  /** Notes are read more than they are written. */
  hintsInMarkdown(): boolean {
    return this.at(names.hintMarkdown) === true;
  }

  showsCoverage(): boolean {
    return this.at(names.hintCoverage) === true;
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

  /** Invalid values: `handshake.format.align = "yes"`. */
  wrong(): readonly string[] {
    const flags = FLAGS.flatMap((name) => {
      const value = this.at(name);
      return value === undefined || value === null || typeof value === 'boolean' ? [] : [`${name} = ${JSON.stringify(value)}`];
    });
    const level = this.at(names.exerciseFeedback);
    const isLevel = level === undefined || level === null || LEVELS.some((each) => each === level);
    return [
      ...this.wrongGroups(),
      ...flags,
      ...(isLevel ? [] : [`${names.exerciseFeedback} = ${JSON.stringify(level)}`]),
      ...this.wrongSeverities(),
    ];
  }

  /**
   * What is set and does not exist, with what was most likely meant: `handshake.hint.states (handshake.hints.states?)`.
   * @param isCode whether there are such problems, of the shipped protocols; those of other protocols are anybody's
   */
  unknown(isCode: (code: string) => boolean): readonly string[] {
    const known: readonly string[] = Object.values(names);
    const chosen = this.at(names.severities);
    const codes = isGroup(chosen) ? Object.keys(chosen ?? {}) : [];
    return [
      ...setIn(this.section, settingsSection, known).map((name) => asked(name, nearest(name, known))),
      ...codes.filter((code) => !isCode(code)).map((code) => `${names.severities}: ${asked(code, nearest(code, COMMON_CODES))}`),
    ];
  }

  /** What is to hold others, and holds none: `handshake.problems = 7`. */
  private wrongGroups(): readonly string[] {
    const groups = new Set([...FLAGS, names.severities].map((name) => name.slice(0, name.lastIndexOf('.'))));
    return [settingsSection, ...groups].flatMap((name) => {
      const value = this.at(name);
      return isGroup(value) ? [] : [`${name} = ${JSON.stringify(value)}`];
    });
  }

  private wrongSeverities(): readonly string[] {
    const chosen = this.at(names.severities);
    if (chosen === undefined || chosen === null) return [];
    if (!isGroup(chosen)) return [`${names.severities} = ${JSON.stringify(chosen)}`];
    return Object.entries(chosen).flatMap(([code, value]) =>
      isSeverity(value) ? [] : [`${names.severities}: ${code} = ${JSON.stringify(value)}`],
    );
  }

  /** `handshake.a.b` lies nested in the section. */
  private at(name: string): unknown {
    const keys = name.split('.').slice(1);
    return keys.reduce<unknown>(member, this.section);
  }
}

const FLAGS: readonly string[] = [
  names.textbook,
  names.formatAlign,
  names.hintStates,
  names.hintFields,
  names.hintSymbols,
  names.hintOwed,
  names.hintCoverage,
  names.hintMarkdown,
  names.verifyWhileTyping,
  names.suggestNextLine,
  names.exerciseAnswers,
];

/** The names below one that are set and not known. */
function setIn(value: unknown, name: string, known: readonly string[]): readonly string[] {
  if (known.includes(name)) return [];
  if (value !== null && typeof value === 'object' && !Array.isArray(value))
    return Object.entries(value).flatMap(([key, inner]) => setIn(inner, `${name}.${key}`, known));
  // a group that is no group is told as an invalid value
  return known.some((each) => each.startsWith(`${name}.`)) ? [] : [name];
}

const asked = (written: string, meant: string | undefined): string => (meant === undefined ? written : `${written} (${meant}?)`);

const isSeverity = (value: unknown): value is SeveritySetting => typeof value === 'string' && SEVERITIES.includes(value);

/** An empty table of Lua comes as an empty list. */
const isGroup = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'object' && (!Array.isArray(value) || value.length === 0));

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
