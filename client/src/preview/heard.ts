/** What the preview's page says is data from a page: it is looked at before anybody acts on it. */
import type { FromPage } from '../../../contract/webview.js';

type Test = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Test>>;

const isText: Test = (value) => typeof value === 'string';
const isFlag: Test = (value) => typeof value === 'boolean';
const isIndex: Test = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isAbsent: Test = (value) => value === undefined || value === null;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const fits =
  (shape: Shape): Test =>
  (value) =>
    isObject(value) && Object.entries(shape).every(([name, test]) => test(value[name]));
const optional =
  (test: Test): Test =>
  (value) =>
    isAbsent(value) || test(value);
const oneOf =
  (...known: readonly string[]): Test =>
  (value) =>
    known.some((each) => each === value);

const exported: Shape = { format: oneOf('svg', 'png', 'mermaid', 'markdown'), target: oneOf('file', 'clipboard') };

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
  part: { from: isIndex },
  machine: { exchange: isIndex },
  whole: exported,
  exported: { ...exported, data: isText, name: isText },
  lock: { locked: isFlag },
  restart: {},
  failed: { message: isText },
} satisfies Readonly<Record<FromPage['type'], Shape>>;

const shapes: ReadonlyMap<unknown, Shape> = new Map(Object.entries(SHAPES));

/** `undefined` for what is no message of ours. */
export function heard(message: unknown): FromPage | undefined {
  const shape = isObject(message) ? shapes.get(message.type) : undefined;
  return shape !== undefined && fits(shape)(message) ? (message as FromPage) : undefined;
}
