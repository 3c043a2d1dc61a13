/** The characters that lines are drawn with. */
export interface Signs {
  readonly life: string;
  readonly line: string;
  readonly right: string;
  readonly left: string;
  readonly lost: string;
  readonly away: string;
  readonly event: string;
  readonly rule: string;
  readonly arrow: string;
  /** Corners of a note: above left, above right, below left, below right. */
  readonly corners: readonly [string, string, string, string];
  readonly edge: string;
  /** The edge of a line that could not be read. */
  readonly broken: string;
  readonly side: string;
  readonly text: (written: string) => string;
}

const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[\u2018\u2019]/g, "'"],
  [/[\u201c\u201d]/g, '"'],
  [/\u2026/g, '...'],
  [/[\u2192\u21d2]/g, '->'],
  [/[\u2190\u21d0]/g, '<-'],
  [/\u00d7/g, 'x'],
  [/\u00a7\s*/g, 'section '],
  [/[\u00a0\u3000]/g, ' '],
];

const bare = (written: string): string => written.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, ' ').trim();

/** Letters of other scripts stay what they are; signs that have a plain form get it. */
export const ascii: Signs = {
  life: '|',
  line: '-',
  right: '>',
  left: '<',
  lost: 'X',
  away: '...',
  event: '*',
  rule: '=',
  arrow: '->',
  corners: ['+', '+', '+', '+'],
  edge: '-',
  broken: '.',
  side: '|',
  text: (written) => PLAIN.reduce((text, [from, to]) => text.replace(from, to), bare(written)),
};

export const unicode: Signs = {
  life: '│',
  line: '─',
  right: '▶',
  left: '◀',
  lost: '✗',
  away: '···',
  event: '●',
  rule: '═',
  arrow: '→',
  corners: ['╭', '╮', '╰', '╯'],
  edge: '─',
  broken: '┄',
  side: '│',
  text: bare,
};
