/** Measures the ladder beside Mermaid's parser and its drawing of the same exchange, and the command line from a cold start. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderMermaidSVG } from 'beautiful-mermaid';
import mermaid from 'mermaid';
import { mermaidSvg } from '../server/src/cli/mermaid/mermaid.js';
import { ladder } from '../server/src/core/views/ladder/layout.js';
import { svg } from '../server/src/core/views/renderers/svg.js';
import { text } from '../server/src/core/views/renderers/text.js';
import { sequenceDiagram } from '../server/src/core/views/sequence.js';
import { analyse } from '../server/src/language/analysis/analyse.js';
import { documentOf } from './documents.js';
import { median, milliseconds } from './measure.js';
import { ratio, shown } from './table.js';

const SIZES = [10, 100, 1_000];
const RUNS = 9;
const FILES = 1_000;

export const LADDERS = [
  'messages',
  'ladder SVG',
  'ladder text',
  'Mermaid, parse only',
  'Mermaid, drawn',
  'drawn/SVG',
  'SVG, warm',
  'beautiful-mermaid, warm',
  'SVG/beautiful',
];

/** One after the other: together they would measure each other. */
export async function ladderTimes(): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for (const size of SIZES) rows.push(await row(size));
  return rows;
}

async function row(messages: number): Promise<readonly string[]> {
  const [only] = analyse(documentOf(messages), { source: 'bench.hsk', read: () => undefined }).exchanges;
  if (only === undefined) throw new Error('the document holds no exchange');
  const ours = await milliseconds(() => svg(ladder(only.trace)), RUNS);
  const characters = await milliseconds(() => text(only.trace), RUNS);
  const source = sequenceDiagram(only.trace).text;
  const theirs = await milliseconds(() => mermaid.parse(source), 3);
  // Mermaid draws without a browser here; in one it has fonts to measure as well
  const drawn = await milliseconds(() => mermaidSvg(source, 'light'), 1);
  const [warm, beautiful] = inTurns(
    () => svg(ladder(only.trace)),
    () => renderMermaidSVG(source),
    messages,
  );
  const times = [ours, characters, theirs, drawn].map(shown);
  return [String(messages), ...times, ratio(drawn, ours), shown(warm), shown(beautiful), ratio(warm, beautiful)];
}

/** Processor time of one, in milliseconds: in turns, the median of those in which both are warm. */
function inTurns(one: () => unknown, other: () => unknown, messages: number): readonly [number, number] {
  const times = Math.max(3, Math.floor(1_000 / messages));
  const spent = (action: () => unknown): number => {
    const before = process.cpuUsage();
    for (let time = 0; time < times; time++) action();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000 / times;
  };
  const pairs = Array.from({ length: 14 }, () => [spent(one), spent(other)] as const).slice(4);
  return [median(pairs.map(([first]) => first)), median(pairs.map(([, second]) => second))];
}

export const STARTS = ['command', 'milliseconds'];

/** The command itself, as a process of its own each time. */
export function coldStarts(program: string): readonly (readonly string[])[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'handshake-bench-'));
  for (let file = 0; file < FILES; file++) writeFileSync(path.join(folder, `${file}.hsk`), documentOf(3));
  const one = path.join(folder, '0.hsk');
  const timed = (runs: number, ...args: readonly string[]): string =>
    shown(median(Array.from({ length: runs }, () => once(program, args))));
  return [
    ['--version', timed(5, '--version')],
    ['render --format svg FILE', timed(5, 'render', '--format', 'svg', one)],
    ['render --format png FILE', timed(3, 'render', '--format', 'png', '-o', path.join(folder, 'one.png'), one)],
    [`check, ${FILES} files`, timed(1, 'check', folder)],
    [`render --format svg, ${FILES} files`, timed(1, 'render', '--format', 'svg', '-o', `${path.join(folder, 'out')}/`, folder)],
  ];
}

function once(program: string, args: readonly string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, [program, ...args], { stdio: 'ignore' });
  return performance.now() - start;
}
