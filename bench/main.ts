/** Measures parser, run and whole pipeline against Mermaid's own parser on the same exchange, and how soon an editor hears of a keystroke. */
import { fileURLToPath } from 'node:url';
import mermaid from 'mermaid';
import { run } from '../server/src/core/run/run.js';
import { sequenceDiagram } from '../server/src/core/views/sequence.js';
import { Analyser } from '../server/src/language/analysis/analyse.js';
import { Parser } from '../server/src/language/parser/parse.js';
import { createHandshakeServices } from '../server/src/language/services.js';
import { ACTIVATION, activationTimes } from './activation.js';
import { CAPTURES, captureTimes } from './capture.js';
import { COURSE, courseTimes } from './course.js';
import { documentOf } from './documents.js';
import { latency } from './editor.js';
import { GRADING, gradingTime } from './grading.js';
import { coldStarts, LADDERS, ladderTimes, STARTS } from './ladder.js';
import { milliseconds } from './measure.js';
import { MISTAKES, mistakeTimes } from './mistakes.js';
import { bundleSize, PREVIEW, previewTimes } from './preview.js';
import { RULES, ruleTimes } from './rules.js';
import { ratio, shown, table } from './table.js';
import { SPIN, spinTimes, VERIFY, verifyTimes } from './verify.js';
import { WORKSPACE, workspaceTimes } from './workspace.js';

const SIZES = [100, 1_000, 10_000];
const runsFor = (messages: number): number => (messages > 1_000 ? 3 : 9);

const services = createHandshakeServices().Handshake;
const analyser = new Analyser(new Parser(services));
/** Nothing is remembered of what was read before, but the protocols are. */
const whole = (text: string) => analyser.analyseParsed(new Parser(services).parse(text), { source: 'bench.hsk', read: () => undefined });

async function pipeline(messages: number): Promise<readonly string[]> {
  const text = documentOf(messages);
  const runs = runsFor(messages);
  const [only] = whole(text).exchanges;
  if (only === undefined) throw new Error('the document holds no exchange');
  const parse = await milliseconds(() => new Parser(services).parse(text), runs);
  const execute = await milliseconds(() => run(only.exchange, only.machine), runs);
  const all = await milliseconds(() => whole(`${text}\n`), runs);
  const [written, quick] = [sequenceDiagram(only.trace).text, sequenceDiagram(only.trace, { nowrap: true }).text];
  const theirs = await milliseconds(() => mermaid.parse(written), Math.min(runs, 3));
  const theirsQuick = await milliseconds(() => mermaid.parse(quick), Math.min(runs, 3));
  return [
    String(messages),
    ...[parse, execute, all, theirs, theirsQuick].map(shown),
    ...[parse, execute, all].map((time) => ratio(time, theirs)),
    ratio(all, theirsQuick),
  ];
}

const PIPELINE = ['messages', 'parse', 'run', 'all', 'Mermaid', 'nowrap', 'parse/M', 'run/M', 'all/M', 'all/nowrap'];
const EDITOR = [
  'messages',
  'key → diagnostics',
  'wrong number → diagnostics',
  'burst of 20 → diagnostics',
  'burst of 20 → completion',
  'Enter → completion',
  'Enter → grey line',
];

const mistakes = (): void =>
  console.log(
    `Milliseconds of the processor for documents with mistakes, beside those without:\n${table(MISTAKES, mistakeTimes(whole))}\n`,
  );

const PROGRAM = fileURLToPath(new URL('../cli/handshake.js', import.meta.url));
const EXTENSION = fileURLToPath(new URL('../client/extension.cjs', import.meta.url));

const activation = (): void =>
  console.log(`Milliseconds of the extension's own code, before the editor goes on:\n${table(ACTIVATION, activationTimes(EXTENSION))}\n`);

const course = (): void => console.log(`A course graded in one command, cold:\n${table(COURSE, courseTimes(PROGRAM))}\n`);

function verifications(): void {
  console.log(`Verifications, beside SPIN on the same model:\n${table(VERIFY, verifyTimes())}\n`);
  const byHand = spinTimes();
  console.log(byHand.length > 0 ? `${table(SPIN, byHand)}\n` : 'SPIN is not installed: nothing is measured beside it.\n');
}

const rules = (): void => console.log(`Rules of TCP, compiled and interpreted:\n${table(RULES, ruleTimes())}\n`);

/** `files 10 100`: these sizes alone. */
async function workspaces(): Promise<void> {
  const given = process.argv
    .slice(2)
    .map(Number)
    .filter((size) => size > 0);
  const times = await workspaceTimes(given.length > 0 ? given : [10, 100, 1_000, 5_000]);
  console.log(`Milliseconds of the processor among many files, and memory at rest:\n${table(WORKSPACE, times)}\n`);
}

async function editor(): Promise<void> {
  const keys: (readonly string[])[] = [];
  for (const size of SIZES) {
    const { single, wrong, burst, completion, listed, due } = await latency(documentOf(size));
    keys.push([String(size), ...[single, wrong, burst, completion, listed, due].map(shown)]);
  }
  console.log(`Milliseconds that the language server computes:\n${table(EDITOR, keys)}\n`);
}

async function main(): Promise<void> {
  if (process.argv.includes('editor')) return editor();
  if (process.argv.includes('course')) return course();
  if (process.argv.includes('ladders')) return console.log(table(LADDERS, await ladderTimes()));
  if (process.argv.includes('verify')) return verifications();
  if (process.argv.includes('rules')) return rules();
  if (process.argv.includes('mistakes')) return mistakes();
  if (process.argv.includes('activation')) return activation();
  if (process.argv.includes('files')) return workspaces();
  mermaid.initialize({ maxTextSize: Number.MAX_SAFE_INTEGER });
  const rows: (readonly string[])[] = [];
  for (const size of SIZES) rows.push(await pipeline(size));
  console.log(
    `Milliseconds, and as multiples of Mermaid's parser on the same exchange (with states; 'nowrap': told not to wrap):\n${table(PIPELINE, rows)}\n`,
  );
  console.log(`Milliseconds from a trace to its picture:\n${table(LADDERS, await ladderTimes())}\n`);
  activation();
  console.log(`The command line, cold:\n${table(STARTS, coldStarts(PROGRAM))}\n`);
  const machine = whole('A -> B : SYN').exchanges[0]?.machine;
  const captures = machine
    ? [captureTimes(1_000, 100, machine), captureTimes(10_000, 100, machine), captureTimes(1, 100_000, machine)]
    : [];
  console.log(`A class of 500 hands in five exercises each (graded in one process):\n${table(GRADING, [gradingTime()])}\n`);
  course();
  console.log(`Thousands of segments of a capture a second, beside tshark's analysis of TCP:\n${table(CAPTURES, captures)}\n`);
  await editor();
  mistakes();
  await workspaces();
  verifications();
  const pictures = await previewTimes([10, ...SIZES]);
  console.log(`Milliseconds in the preview's page (${bundleSize()}); beyond some 200 messages it draws the part around the cursor:`);
  console.log(pictures.length > 0 ? table(PREVIEW, pictures) : 'not measured, as there is no Chromium');
}

await main();
