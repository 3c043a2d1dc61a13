/** Messages of the preview's page are untrusted data: they are validated before use. */
import { LONGEST_PLAYED_LINE, MOST_PLAYED_LINES } from '../../../contract/play.js';
import type { FromPage } from '../../../contract/webview.js';

type FieldTest = (value: unknown) => boolean;
type MessageShape = Readonly<Record<string, FieldTest>>;

const isText: FieldTest = (value) => typeof value === 'string';
/** One line, of a length that somebody types. */
const isAnswer: FieldTest = (value) => typeof value === 'string' && /^[^\r\n;{}]{1,200}$/.test(value);
const isFlag: FieldTest = (value) => typeof value === 'boolean';
const isIndex: FieldTest = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isAbsent: FieldTest = (value) => value === undefined || value === null;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const fits =
  (shape: MessageShape): FieldTest =>
  (value) =>
    isObject(value) && Object.entries(shape).every(([name, test]) => test(value[name]));
const optional =
  (test: FieldTest): FieldTest =>
  (value) =>
    isAbsent(value) || test(value);
const oneOf =
  (...known: readonly string[]): FieldTest =>
  (value) =>
    known.some((each) => each === value);
const areLines: FieldTest = (value) =>
  Array.isArray(value) &&
  value.length <= MOST_PLAYED_LINES &&
  value.every((line) => typeof line === 'string' && line.length <= LONGEST_PLAYED_LINE && !/[\r\n]/.test(line));

const blank: MessageShape = { line: isIndex, from: isIndex, to: isIndex, written: isText, text: isAnswer };
const areAnswers: FieldTest = (value) => Array.isArray(value) && value.length <= MOST_BLANKS && value.every(fits(blank));

const exported: MessageShape = { format: oneOf('svg', 'png', 'mermaid', 'markdown'), target: oneOf('file', 'clipboard') };

/** More than anybody fills in at once. */
const MOST_BLANKS = 200;

/** A shape for each message; `satisfies` names one that is missing. */
const SHAPES = {
  ready: {},
  reveal: { line: isIndex, take: isFlag },
  frame: { frame: isIndex },
  hover: { lines: optional(fits({ from: isIndex, to: isIndex })) },
  open: { place: fits({ uri: isText, line: isIndex, character: isIndex }) },
  pick: { exchange: optional(isIndex) },
  chain: { chain: isFlag },
  diagram: { diagram: oneOf('sequence', 'ladder') },
  fields: { fields: oneOf('all', 'main') },
  part: { from: isIndex },
  machine: { exchange: isIndex },
  whole: exported,
  exported: { ...exported, data: isText, name: isText },
  lock: { locked: isFlag },
  restart: {},
  fix: { version: isIndex, line: isIndex, character: isIndex, code: isText },
  try: { turn: isIndex, answers: areAnswers },
  fill: blank,
  play: { lines: optional(areLines) },
  'insert-played': { lines: areLines },
  'end-play': {},
  failed: { message: isText },
} satisfies Readonly<Record<FromPage['type'], MessageShape>>;

const shapes: ReadonlyMap<unknown, MessageShape> = new Map(Object.entries(SHAPES));

/** `undefined` for what is no message of ours. */
export function heard(message: unknown): FromPage | undefined {
  const shape = isObject(message) ? shapes.get(message.type) : undefined;
  return shape !== undefined && fits(shape)(message) ? (message as FromPage) : undefined;
}
