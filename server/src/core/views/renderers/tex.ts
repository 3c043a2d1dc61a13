/** Pieces of TeX as text. Whatever an author wrote stays text. */
import type { Point, TextAt, TextRun } from '../ladder/ladder.js';

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': "''",
  '`': '\\textasciigrave{}',
  '-': '{-}',
  '→': '$\\rightarrow$',
  '←': '$\\leftarrow$',
  '×': '$\\times$',
  '…': '\\dots{}',
  '—': '---',
  '–': '--',
  '‘': '`',
  '’': "'",
  '“': '``',
  '”': "''",
};

/** Control characters and marks that turn the writing direction. */
const invisible = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\ufeff]+/gu;

export const tex = (text: string): string =>
  text.replace(invisible, ' ').replace(/[\\{}$&#%_^~<>|"`→←×…—–‘’“”-]/gu, (character) => SPECIAL[character] ?? character);

/** In a comment nothing may end the line. */
export const comment = (text: string): string => `% ${text.replace(invisible, ' ')}`;

export const round = (value: number): string => String(Math.round(value * 10) / 10);

export const at = ({ x, y }: Point): string => `(${round(x)},${round(y)})`;

export function runTex({ text, style }: TextRun): string {
  const said = tex(text);
  switch (style) {
    case 'plain':
      return said;
    case 'strong':
    case 'blank':
      return `\\textbf{${said}}`;
    case 'italic':
      return `\\textit{${said}}`;
    case 'faint':
      return `\\textcolor{hskfaint}{${said}}`;
    case 'wrong':
      return `\\textcolor{hskwrong}{\\textbf{${said}}}`;
  }
}

const ANCHORS = { start: 'base west', middle: 'base', end: 'base east' } as const;

/** Three quarters of a point of TeX to one of the picture. */
export function node(words: TextAt, colour: string): string {
  const size = round(words.size * 0.75);
  const options = [
    `anchor=${ANCHORS[words.anchor]}`,
    `text=${colour}`,
    `font=\\hskfont{${size}}`,
    ...(words.angle ? [`rotate=${Math.round(-words.angle * 100) / 100}`] : []),
    ...(words.halo ? ['halo'] : []),
  ];
  return `\\node[${options.join(', ')}] at ${at(words.at)} {${words.runs.map(runTex).join('')}};`;
}
