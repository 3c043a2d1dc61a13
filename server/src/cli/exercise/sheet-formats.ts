/** Sheets of exercises as Markdown, HTML and SVG: blanks are lines to write on. */

import { wording } from '../../core/index.js';
import type { SheetExercise, SheetLine, SolvedExercise } from '../../language/index.js';
import { htmlText, markdownText } from './plain.js';
import { svgPages } from './sheet-svg.js';

export const SHEETS = ['markdown', 'html', 'svg'] as const;
export type SheetKind = (typeof SHEETS)[number];

export interface SheetFile {
  /** Behind the name of the document. */
  readonly ending: string;
  readonly content: string;
}

/** A line of plain text, its blanks as lines. */
export const plainLine = ({ parts, isShuffled }: SheetLine): string =>
  `${isShuffled ? '[__] ' : ''}${parts.map((part) => (typeof part === 'string' ? part : '_'.repeat(part))).join('')}`;

export function sheetFiles(exercises: readonly SheetExercise[], kind: SheetKind): readonly SheetFile[] {
  if (kind === 'svg')
    return svgPages(sheetText(exercises)).map((content, at) => ({ ending: `${at === 0 ? '' : `-${at + 1}`}.svg`, content }));
  return [
    {
      ending: kind === 'html' ? '.html' : '.md',
      content: kind === 'html' ? htmlPage(exercises.map(htmlExercise), true) : markdownSheet(exercises),
    },
  ];
}

export function solutionFiles(solutions: readonly SolvedExercise[], kind: SheetKind): readonly SheetFile[] {
  const { terminal } = wording();
  const texts = solutions.map((each) => ({ head: headOf(each), lines: each.lines ?? [terminal.noAnswer] }));
  if (kind === 'svg') {
    const rows = texts.flatMap(({ head, lines }) => ['', head, '', ...lines.map((line) => `    ${line}`)]);
    return svgPages([terminal.solution, ...rows]).map((content, at) => ({ ending: `${at === 0 ? '' : `-${at + 1}`}.svg`, content }));
  }
  if (kind === 'html') {
    const parts = texts.map(({ head, lines }) => `<h2>${htmlText(head)}</h2>\n<pre>${lines.map(htmlText).join('\n')}</pre>\n`);
    return [{ ending: '.html', content: htmlPage([`<h1>${htmlText(terminal.solution)}</h1>\n`, ...parts], false) }];
  }
  const parts = texts.map(({ head, lines }) => `## ${markdownText(head)}\n\n${fenced(lines)}`);
  return [{ ending: '.md', content: `# ${markdownText(terminal.solution)}\n\n${parts.join('\n')}` }];
}

const headOf = ({ title, points }: Pick<SheetExercise, 'title' | 'points'>): string =>
  `${title} (${wording().terminal.pointsOf(String(points), String(points))})`;

const fenced = (lines: readonly string[]): string => {
  const fence = '`'.repeat(Math.max(3, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length + 1))));
  return `${fence}text\n${lines.map((line) => `${line}\n`).join('')}${fence}\n`;
};

const nameLine = (): string => `${wording().terminal.sheetName}: ${'_'.repeat(30)}`;

function markdownSheet(exercises: readonly SheetExercise[]): string {
  const parts = exercises.map((each) =>
    [
      `## ${markdownText(headWithRoom(each))}\n`,
      ...[...each.tasks, ...each.hints.map(hintText)].map((text) => `${markdownText(text)}\n`),
      fenced(each.lines.map(plainLine)),
    ].join('\n'),
  );
  return `${markdownText(nameLine())}\n\n${parts.join('\n')}`;
}

const headWithRoom = ({ title, points }: SheetExercise): string => `${title} (${wording().terminal.pointsOf('____', String(points))})`;

const hintText = (hint: string): string => wording().terminal.hint(hint);

const htmlExercise = (each: SheetExercise): string =>
  [
    `<h2>${htmlText(headWithRoom(each))}</h2>\n`,
    ...[...each.tasks, ...each.hints.map(hintText)].map((text) => `<p>${htmlText(text)}</p>\n`),
    `<pre>${each.lines.map(htmlLine).join('\n')}</pre>\n`,
  ].join('');

const blank = (room: number): string => `<span class="blank" style="width:${room}ch"></span>`;

const htmlLine = ({ parts, isShuffled }: SheetLine): string =>
  `${isShuffled ? `${blank(3)} ` : ''}${parts.map((part) => (typeof part === 'string' ? htmlText(part) : blank(part))).join('')}`;

const STYLE =
  'body{font:12pt/1.5 sans-serif;margin:2cm}pre{font:11pt/2.1 monospace;white-space:pre-wrap}h2{font-size:13pt;break-after:avoid}pre,p{break-inside:avoid}.blank{display:inline-block;border-bottom:1px solid;height:1em}';

const htmlPage = (parts: readonly string[], hasName: boolean): string =>
  `<!doctype html>\n<html><head><meta charset="utf-8"><title>${htmlText(wording().terminal.sheetTitle)}</title><style>${STYLE}</style></head><body>\n${
    hasName ? `<p>${htmlText(wording().terminal.sheetName)}: ${blank(30)}</p>\n` : ''
  }${parts.join('')}</body></html>\n`;

/** As lines of text; runs of `_` are drawn as lines. */
function sheetText(exercises: readonly SheetExercise[]): readonly string[] {
  return [
    nameLine(),
    ...exercises.flatMap((each) => [
      '',
      headWithRoom(each),
      ...[...each.tasks, ...each.hints.map(hintText)],
      '',
      ...each.lines.map((line) => `    ${plainLine(line)}`),
    ]),
  ];
}
