/** Arguments of one command: its options, checked, and its paths. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { CannotDo } from './io.js';
import { said } from './words/said.js';

export interface Arguments {
  readonly paths: readonly string[];
  /** Value of an option that takes one; undefined where it is not given. */
  readonly value: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
}

export function parse(command: string, argv: readonly string[], options: ParseArgsOptionsConfig): Arguments {
  const parsed = attempt(command, () =>
    parseArgs({ args: [...argv], options: { ...options, help: { type: 'boolean', short: 'h' } }, allowPositionals: true }),
  );
  const values: Readonly<Record<string, unknown>> = parsed.values;
  const value = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  return { paths: parsed.positionals, value, has: (name) => values[name] === true };
}

/** One of the formats, the first if none is asked for. */
export function oneOf<T extends string>(command: string, option: string, known: readonly [T, ...T[]], given: string | undefined): T {
  const found = given === undefined ? known[0] : known.find((each) => each === given);
  if (found === undefined) throw wrong(command, said().oneOf(option, known, given));
  return found;
}

export const wrong = (command: string, what: string): CannotDo => new CannotDo(said().seeHelp(what, command));

function attempt<T>(command: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw wrong(command, refusal(error));
  }
}

/** What Node says of an option, in our words where we have some. */
function refusal(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : '';
  const [, option = ''] = /'((?:-\w, )?--?[^\s'=]*)/.exec(message) ?? [];
  if (option !== '' && code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return said().unknownOption(option);
  if (option !== '' && code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return / does not take /.test(message) ? said().takesNoValue(option) : said().wantsValue(option);
  const [first = ''] = message.split(/\. |\n/);
  return first.replace(/\.$/, '').replace(/^./, (letter) => letter.toLowerCase());
}
