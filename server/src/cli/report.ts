/** `handshake report`: joins what shards of `check` have found into one answer, in any format. */
import { readDocument } from '../../../disk/read.js';
import { Unfit } from '../../../disk/reason.js';
import { loadLanguagesIn } from '../translations/choose.js';
import { cannot } from './cannot.js';
import type { Command } from './command.js';
import { oneLine } from './each.js';
import { FORMATS, print } from './formats.js';
import { CannotDo, CLEAN, ERRORS_FOUND, NOT_DONE } from './io.js';
import { oneOf, wrong } from './options.js';
import { hasErrors, joined, type ShardContent } from './shard.js';
import { said } from './words/said.js';

export const report: Command = {
  name: 'report',
  usage: `[--format ${FORMATS.join('|')}] FILE…`,
  options: { format: { type: 'string' } },
  run: async (given, io) => {
    const format = oneOf('report', 'format', FORMATS, given.value('format'));
    if (given.paths.length === 0) throw wrong('report', said().missing('FILE'));
    const { told, undone } = attempt(() => joined(given.paths.map(carriedIn)));
    for (const { language } of told) await loadLanguagesIn(`language ${language ?? ''}`);
    io.out(print(told, format, io));
    for (const why of undone) io.error(`handshake: ${oneLine(why)}\n`);
    return undone.length > 0 ? NOT_DONE : hasErrors(told) ? ERRORS_FOUND : CLEAN;
  },
};

function attempt<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof CannotDo ? error : new CannotDo(error instanceof Error ? error.message : String(error));
  }
}

function carriedIn(file: string): ShardContent {
  const found: unknown = parsed(file);
  const shard: unknown = isObject(found) ? found.shard : undefined;
  if (isCarried(shard)) return shard;
  throw new CannotDo(said().noShare(file));
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(readDocument(file)));
  } catch (error) {
    throw cannot('read', file, error instanceof SyntaxError ? new Unfit(said().noJson) : error);
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const isCarried = (value: unknown): value is ShardContent =>
  isObject(value) &&
  Number.isInteger(value.number) &&
  Number.isInteger(value.of) &&
  Array.isArray(value.told) &&
  value.told.every((each) => each === null || isTold(each)) &&
  (value.undone === undefined || isTexts(value.undone));

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === 'string');

const isTold = (value: unknown): boolean =>
  isObject(value) && typeof value.path === 'string' && Array.isArray(value.problems) && value.problems.every(isToldProblem);

const isToldProblem = (value: unknown): boolean =>
  isObject(value) &&
  ['code', 'severity', 'message'].every((name) => typeof value[name] === 'string') &&
  ['line', 'column', 'endLine', 'endColumn'].every((name) => Number.isInteger(value[name])) &&
  isObject(value.snippet) &&
  Array.isArray(value.fixes) &&
  Array.isArray(value.related);
