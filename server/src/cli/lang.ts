/** `--lang ko|en`, at any place of any command: the language of what is printed for people. Without it, that of the environment. */
import { LANGUAGE_TAGS, type LanguageTag } from '../core/index.js';
import { languageIn, speakIn } from '../translations/choose.js';
import type { Io } from './io.js';
import { oneOf, wrong } from './options.js';
import { said, sayIn } from './words/said.js';

/** Speaks from now on. Gives the arguments that are left; behind `--` all are paths. */
export async function chooseLanguage(argv: readonly string[], { environment }: Pick<Io, 'environment'>): Promise<readonly string[]> {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  const at = options.findLastIndex((each) => each === '--lang' || each.startsWith('--lang='));
  const option = options[at];
  // what is wrong with the option itself is told in the language of the environment
  await speakAt(languageIn(environment));
  if (option === undefined) return argv;
  const isApart = option === '--lang';
  const written = isApart ? options[at + 1] : option.slice('--lang='.length);
  if (written === undefined) throw wrong('', said().oneOf('lang', LANGUAGE_TAGS));
  await speakAt(oneOf('', 'lang', LANGUAGE_TAGS, written));
  return without(argv, at, isApart ? 2 : 1);
}

async function speakAt(tag: LanguageTag): Promise<void> {
  await sayIn(tag);
  await speakIn(tag);
}

const without = (argv: readonly string[], at: number, length: number): readonly string[] => [
  ...argv.slice(0, at),
  ...argv.slice(at + length),
];
