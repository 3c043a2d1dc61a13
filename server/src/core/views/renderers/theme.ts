/** Colours of a picture: for the screen by day and by night, and for paper. */
import { hex, mixed, type Oklab, oklch, visible } from './colour.js';

export const themes = ['light', 'dark', 'print'] as const;
export type ThemeName = (typeof themes)[number];

export interface Theme {
  /** Absent: the picture lets its ground show through. */
  readonly ground?: string;
  /** Behind words that lie on lines. */
  readonly halo: string;
  readonly ink: string;
  readonly faint: string;
  readonly line: string;
  readonly head: string;
  readonly band: string;
  readonly bandInk: string;
  readonly wrong: string;
  readonly onWrong: string;
  readonly note: string;
  readonly noteRim: string;
  readonly noteInk: string;
  readonly blank: string;
  readonly tones: readonly Tone[];
}

export interface Tone {
  readonly fill: string;
  readonly rim: string;
  readonly ink: string;
}

/** Hue, and what is added to lightness and chroma: twelve that differ in lightness as well, for those who see few hues. */
const TONES: readonly (readonly [number, number, number])[] = [
  [250, 0, -1],
  [250, 0, 0],
  [80, 0.1, 0],
  [50, 0.03, 0.02],
  [160, 0.02, 0],
  [305, -0.02, 0],
  [290, 0.08, -0.03],
  [0, 0.06, 0],
  [30, -0.06, 0],
  [335, -0.04, 0],
  [215, 0.04, 0],
  [115, 0.08, 0],
];

/** The least contrasts of WCAG 2.2: of text (§1.4.3) and of marks (§1.4.11). */
const TEXT = 4.5;
const MARK = 3;

const grey = (l: number): Oklab => oklch(l, 0, 0);

interface Measures {
  readonly ground: Oklab;
  readonly ink: Oklab;
  readonly l: number;
  readonly chroma: number;
  readonly tint: number;
  readonly rim: number;
  readonly text: number;
}

const toneOf = (
  { ground, ink, l, chroma, tint, rim, text }: Measures,
  [hue, lighter, stronger]: readonly [number, number, number],
): Tone => {
  const tone = oklch(l + lighter, Math.max(0, chroma + stronger), hue);
  const fill = mixed(tone, ground, tint);
  return {
    fill: hex(fill),
    rim: hex(visible(mixed(tone, ground, rim), ink, [ground], MARK)),
    ink: hex(visible(mixed(tone, ink, text), ink, [fill], TEXT)),
  };
};

function coloured(measures: Measures, wrong: Oklab, note: Oklab): Theme {
  const { ground, ink } = measures;
  const [head, band, noteGround] = [mixed(ink, ground, 0.06), mixed(ink, ground, 0.035), mixed(note, ground, 0.16)];
  const seen = (colour: Oklab, grounds: readonly Oklab[], contrast: number): string => hex(visible(colour, ink, grounds, contrast));
  return {
    ground: hex(ground),
    halo: hex(ground),
    ink: hex(ink),
    faint: seen(mixed(ink, ground, 0.62), [ground, band], TEXT),
    line: seen(mixed(ink, ground, 0.45), [ground, band, head], MARK),
    head: hex(head),
    band: hex(band),
    bandInk: seen(mixed(ink, ground, 0.72), [band], TEXT),
    wrong: seen(wrong, [ground, band], TEXT),
    onWrong: hex(ground),
    note: hex(noteGround),
    noteRim: seen(mixed(note, ground, 0.55), [ground], MARK),
    noteInk: hex(mixed(ink, ground, 0.88)),
    blank: hex(mixed(note, ground, 0.3)),
    tones: TONES.map((tone) => toneOf(measures, tone)),
  };
}

const light: Measures = { ground: grey(1), ink: grey(0.27), l: 0.58, chroma: 0.125, tint: 0.14, rim: 0.55, text: 0.55 };
const dark: Measures = { ground: grey(0.22), ink: grey(0.9), l: 0.74, chroma: 0.11, tint: 0.2, rim: 0.6, text: 0.6 };

/** Ink alone: the names in the boxes tell the states apart. */
const print: Theme = {
  ground: '#ffffff',
  halo: '#ffffff',
  ink: '#000000',
  faint: '#444444',
  line: '#000000',
  head: '#ffffff',
  band: '#f4f4f4',
  bandInk: '#000000',
  wrong: '#000000',
  onWrong: '#ffffff',
  note: '#ffffff',
  noteRim: '#777777',
  noteInk: '#000000',
  blank: '#ffffff',
  tones: [{ fill: '#ffffff', rim: '#000000', ink: '#000000' }],
};

const made = new Map<ThemeName, Theme>();

export function themeOf(name: ThemeName): Theme {
  const known =
    made.get(name) ??
    (name === 'print'
      ? print
      : name === 'dark'
        ? coloured(dark, oklch(0.72, 0.17, 25), oklch(0.8, 0.12, 90))
        : coloured(light, oklch(0.55, 0.2, 27), oklch(0.8, 0.14, 90)));
  made.set(name, known);
  return known;
}

export const toneAt = ({ tones }: Theme, tone: number): Tone =>
  tones[tone % tones.length] ?? { fill: 'none', rim: '#888888', ink: '#888888' };
