/** The ladder as a LaTeX document that compiles as it is; its tikzpicture can be taken out and put into another one. */
import type {
  Arrow,
  Bracket,
  HostsBox,
  Ladder,
  LadderBand,
  LadderEvent,
  LadderFrame,
  Lifeline,
  NoteBox,
  Rectangle,
  StateBox,
  TextAt,
  Tick,
  Timer,
} from '../ladder/ladder.js';
import { wording } from '../words/wording.js';
import { at, comment, node, round } from './tex.js';
import { type Theme, type ThemeName, themeOf } from './theme.js';
import { badge, timeBreak } from './tikz-signs.js';

export interface TikzOptions {
  readonly theme?: ThemeName;
}

export function tikz(ladder: Ladder, options: TikzOptions = {}): string {
  const theme = themeOf(options.theme ?? 'light');
  return document(ladder, theme, wordsIn(ladder), picture(ladder, theme));
}

/**
 * A page that is as large as the picture.
 *
 * @param said all words of it: letters beyond Latin need an engine that reads system fonts
 */
export function document({ title }: Pick<Ladder, 'title'>, theme: Theme, said: string, drawn: readonly string[]): string {
  const inside = [
    '\\usetikzlibrary{arrows.meta}%',
    '\\providecommand\\hskfont[1]{\\sffamily\\fontsize{#1pt}{#1pt}\\selectfont}%',
    `\\begin{tikzpicture}[${STYLE}]`,
    ...drawn,
    '\\end{tikzpicture}%',
  ];
  return `${[...preamble(title, theme, said), ...inside, ...ENDING].join('\n')}\n`;
}

function preamble(title: string, theme: Theme, said: string): readonly string[] {
  const beyond = beyondLatin(said);
  return [
    ...(beyond === '' ? [] : ['% !TeX program = lualatex']),
    comment(title || wording().picture.exchange),
    beyond === ''
      ? '% Compile as it is with pdflatex, lualatex or xelatex.'
      : `% Compile with lualatex or xelatex: pdflatex cannot set ${beyond}.`,
    '\\documentclass{article}',
    '\\usepackage{iftex}',
    '\\ifPDFTeX\\usepackage[utf8]{inputenc}\\IfFileExists{lmodern.sty}{\\usepackage{lmodern}\\usepackage[T1]{fontenc}}{}\\fi',
    '\\usepackage{tikz}',
    ...(beyond === '' ? [] : HANGUL),
    '\\pagestyle{empty}',
    '\\parindent=0pt',
    '\\newsavebox\\hskbox',
    '\\begin{document}',
    '\\begin{lrbox}{\\hskbox}%',
    ...colours(theme),
  ];
}

const HANGUL = [
  '\\ifPDFTeX\\else\\usepackage{fontspec}',
  '  \\IfFontExistsTF{Noto Sans CJK KR}{\\setsansfont{Noto Sans CJK KR}}{\\IfFontExistsTF{NanumGothic}{\\setsansfont{NanumGothic}}{%',
  '    \\IfFontExistsTF{Apple SD Gothic Neo}{\\setsansfont{Apple SD Gothic Neo}}{\\IfFontExistsTF{Malgun Gothic}{\\setsansfont{Malgun Gothic}}{}}}}\\fi',
];

const ENDING = [
  '\\end{lrbox}',
  '\\dimen0=\\wd\\hskbox \\dimen2=\\ht\\hskbox \\advance\\dimen2 by \\dp\\hskbox',
  '\\ifdefined\\pagewidth \\pagewidth=\\dimen0 \\pageheight=\\dimen2 \\else \\pdfpagewidth=\\dimen0 \\pdfpageheight=\\dimen2 \\fi',
  '\\paperwidth=\\dimen0 \\paperheight=\\dimen2',
  '\\hoffset=-1in \\voffset=-1in \\topmargin=0pt \\headheight=0pt \\headsep=0pt \\oddsidemargin=0pt \\textwidth=\\dimen0 \\textheight=\\dimen2',
  '\\shipout\\vbox{\\hbox{\\usebox\\hskbox}}',
  '\\end{document}',
];

function wordsIn({ title, lifelines, arrows, notes, events, bands, boxes, brackets, states, heading }: Ladder): string {
  const all = [
    ...heading,
    ...[...lifelines, ...bands, ...boxes].flatMap(({ label }) => label),
    ...[...arrows, ...notes, ...events, ...brackets].flatMap(({ labels }) => labels),
  ];
  return [title, ...all.flatMap(({ runs }) => runs.map(({ text }) => text)), ...states.map(({ state }) => state)].join('');
}

/** The first few of the letters that pdflatex does not know. */
const beyondLatin = (said: string): string =>
  [...new Set(said.match(/[\u0370-\u200f\u2027-\u218f\u2194-\u{10ffff}]/gu) ?? [])].slice(0, 8).join(' ');

/** Written where the picture is, so that they go with it. */
function colours(theme: Theme): readonly string[] {
  const named: readonly (readonly [string, string])[] = [
    ['hskink', theme.ink],
    ['hskfaint', theme.faint],
    ['hskline', theme.line],
    ['hskhead', theme.head],
    ['hskband', theme.band],
    ['hskbandink', theme.bandInk],
    ['hskwrong', theme.wrong],
    ['hsknote', theme.note],
    ['hsknoterim', theme.noteRim],
    ['hsknoteink', theme.noteInk],
    ['hskground', theme.ground ?? theme.halo],
    ...theme.tones.flatMap(
      ({ fill, rim, ink }, tone) =>
        [
          [`hskfill${tone}`, fill],
          [`hskrim${tone}`, rim],
          [`hskstate${tone}`, ink],
        ] as const,
    ),
  ];
  return named.map(([name, value]) => `\\definecolor{${name}}{HTML}{${value.slice(1).toUpperCase()}}%`);
}

const STYLE =
  'x=0.75pt, y=-0.75pt, line width=0.7pt, >={Triangle[length=5.5pt, width=4.4pt]}, inner sep=0pt, halo/.style={fill=hskground, fill opacity=0.85, text opacity=1, inner sep=0.6pt}';

function picture(ladder: Ladder, theme: Theme): readonly string[] {
  return [
    `\\path[use as bounding box, fill=hskground] (0,0) rectangle (${round(ladder.width)},${round(ladder.height)});`,
    ...ladder.bands.flatMap(band),
    ...ladder.frames.flatMap(frame),
    ...ladder.boxes.flatMap(hostsBox),
    ...ladder.heading.map((words) => node(words, 'hskink')),
    ...ladder.ticks.flatMap(tick),
    ...ladder.lifelines.flatMap(lifeline),
    ...ladder.frames.flatMap(({ parts }) => parts.flatMap(({ label }) => all(label, 'hskink'))),
    ...ladder.breaks.flatMap(timeBreak),
    ...ladder.states.flatMap((each) => state(each, theme)),
    ...ladder.timers.map(timer),
    ...ladder.brackets.flatMap(bracket),
    ...ladder.arrows.flatMap(arrow),
    ...ladder.arrows.flatMap(arrowWords),
    ...ladder.notes.flatMap(note),
    ...ladder.events.flatMap(event),
  ];
}

const all = (words: readonly TextAt[], colour: string): readonly string[] => words.map((line) => node(line, colour));

const rectangle = ({ x, y, width, height }: Rectangle, style: string): string =>
  `\\filldraw[${style}] ${at({ x, y })} rectangle ${at({ x: x + width, y: y + height })};`;

const band = (each: LadderBand): readonly string[] => [
  rectangle(each, `fill=${each.look === 'highlight' ? 'hsknote' : 'hskband'}, draw=none, rounded corners=3pt`),
  ...all(each.label, each.look === 'highlight' ? 'hsknoteink' : 'hskbandink'),
];

const frame = ({ x, y, width, height, parts }: LadderFrame): readonly string[] => [
  `\\draw[hskline, rounded corners=2.5pt] ${at({ x, y })} rectangle ${at({ x: x + width, y: y + height })};`,
  ...parts.slice(1).map((part) => `\\draw[hskline, dashed] ${at({ x, y: part.y })} -- ${at({ x: x + width, y: part.y })};`),
];

const hostsBox = (each: HostsBox): readonly string[] => [
  `\\draw[hskline, dotted, rounded corners=4pt] ${at(each)} rectangle ${at({ x: each.x + each.width, y: each.y + each.height })};`,
  ...all(each.label, 'hskink'),
];

const bracket = ({ x, from, to, foot, labels }: Bracket): readonly string[] => [
  `\\draw[hskink] ${at({ x: x + foot, y: from })} -- ${at({ x: x - foot / 2, y: from })} ${at({ x: x + foot, y: to })} -- ${at({ x: x - foot / 2, y: to })};`,
  `\\draw[hskink${to - from < 18 ? '' : ', <->'}] ${at({ x, y: from })} -- ${at({ x, y: to })};`,
  ...all(labels, 'hskink'),
];

const lifeline = ({ x, from, to, head, label }: Lifeline): readonly string[] => [
  `\\draw[hskline, line width=0.9pt, ->] ${at({ x, y: from })} -- ${at({ x, y: to + 7 })};`,
  rectangle(head, 'fill=hskhead, draw=hskline, rounded corners=3pt'),
  ...all(label, 'hskink'),
];

function state(each: StateBox, theme: Theme): readonly string[] {
  const tone = each.tone % theme.tones.length;
  return [rectangle(each, `fill=hskfill${tone}, draw=hskrim${tone}, rounded corners=2.5pt`), node(each.label, `hskstate${tone}`)];
}

const timer = ({ x, from, to, foot }: Timer): string =>
  `\\draw[hskfaint] ${at({ x: x + foot, y: from })} -- ${at({ x, y: from })} -- ${at({ x, y: to })} -- ${at({ x: x + foot, y: to })};`;

const colourOf = ({ look }: Arrow): string => (look === 'wrong' ? 'hskwrong' : look === 'dropped' ? 'hskfaint' : 'hskink');

function arrow(drawn: Arrow): readonly string[] {
  const { from, to, shape, end, ghost } = drawn;
  const style = [colourOf(drawn), ...(ghost || end === 'open' ? ['dashed'] : []), ...(end === 'arrives' ? ['->'] : [])].join(', ');
  const way = shape === 'self' ? `.. controls +(50,0) and +(50,0) .. ${at({ x: from.x, y: to.y })}` : `-- ${at(to)}`;
  return [
    `\\draw[${style}] ${at(from)} ${way};`,
    ...(ghost ? [`\\filldraw[draw=${colourOf(drawn)}, fill=hskground] ${at(from)} circle [radius=2.2pt];`] : []),
    ...ending(drawn),
  ];
}

function ending(drawn: Arrow): readonly string[] {
  const { x, y } = drawn.to;
  if (drawn.end === 'lost')
    return [
      `\\draw[${colourOf(drawn)}, line width=1.3pt] ${at({ x: x - 6, y: y - 6 })} -- ${at({ x: x + 6, y: y + 6 })} ${at({ x: x - 6, y: y + 6 })} -- ${at({ x: x + 6, y: y - 6 })};`,
    ];
  if (drawn.end !== 'open') return [];
  const away = drawn.to.x < drawn.from.x ? -8 : 8;
  return [1, 2, 3].map((dot) => `\\fill[${colourOf(drawn)}] ${at({ x: x + dot * away, y })} circle [radius=0.9pt];`);
}

const arrowWords = ({ look, labels, badge: sign }: Arrow): readonly string[] => [
  ...all(labels, look === 'dropped' ? 'hskfaint' : 'hskink'),
  ...badge(sign),
];

const NOTE_STYLES: Readonly<Record<Exclude<NoteBox['look'], 'reason'>, readonly [string, string]>> = {
  note: ['fill=hsknote, draw=hsknoterim', 'hsknoteink'],
  wrong: ['fill=hskground, draw=hskwrong', 'hskwrong'],
  asked: ['fill=hskground, draw=hskline', 'hskink'],
  unread: ['fill=hskground, draw=hskfaint, dashed', 'hskfaint'],
};

function note(each: NoteBox): readonly string[] {
  if (each.look === 'reason') return all(each.labels, 'hskfaint');
  const [style, ink] = NOTE_STYLES[each.look];
  return [rectangle(each, `${style}, line width=0.4pt, rounded corners=2.5pt`), ...all(each.labels, ink), ...badge(each.badge)];
}

function event({ at: dot, leader, wrong, labels, box }: LadderEvent): readonly string[] {
  const colour = wrong ? 'hskwrong' : 'hskink';
  return [
    ...(box ? [rectangle(box, 'fill=hskground, draw=hskline, line width=0.4pt, rounded corners=2.5pt')] : []),
    ...(leader ? [`\\draw[hskfaint] ${at(leader.from)} -- ${at(leader.to)};`] : []),
    `\\filldraw[fill=${colour}, draw=hskground] ${at(dot)} circle [radius=2.5pt];`,
    ...all(labels, colour),
  ];
}

const tick = ({ y, from, to, label }: Tick): readonly string[] => [
  `\\draw[hskfaint] ${at({ x: from, y })} -- ${at({ x: to, y })};`,
  node(label, 'hskfaint'),
];
