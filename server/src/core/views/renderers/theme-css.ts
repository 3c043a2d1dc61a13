/** A theme whose colours a page's style sheet can set, as custom properties; day's colours where it sets none. */
import { type Theme, type ThemeName, type Tone, themeOf } from './theme.js';

const property = (name: string): string => `--handshake-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const reference = (name: string, value: string): string => `var(${property(name)}, ${value})`;

const PLAIN = [
  'halo',
  'ink',
  'faint',
  'line',
  'head',
  'band',
  'bandInk',
  'wrong',
  'onWrong',
  'note',
  'noteRim',
  'noteInk',
  'blank',
] as const;

const toneNames = (index: number): Readonly<Record<keyof Tone, string>> => ({
  fill: `fill-${index}`,
  rim: `rim-${index}`,
  ink: `state-${index}`,
});

/** The page is the ground. */
export function pageTheme(): Theme {
  const day = themeOf('light');
  const plain = (name: (typeof PLAIN)[number]): string => reference(name, day[name]);
  return {
    halo: plain('halo'),
    ink: plain('ink'),
    faint: plain('faint'),
    line: plain('line'),
    head: plain('head'),
    band: plain('band'),
    bandInk: plain('bandInk'),
    wrong: plain('wrong'),
    onWrong: plain('onWrong'),
    note: plain('note'),
    noteRim: plain('noteRim'),
    noteInk: plain('noteInk'),
    blank: plain('blank'),
    tones: day.tones.map((tone, index) => {
      const names = toneNames(index);
      return { fill: reference(names.fill, tone.fill), rim: reference(names.rim, tone.rim), ink: reference(names.ink, tone.ink) };
    }),
  };
}

/** What a style sheet says to draw in the colours of `name`. */
export function declarations(name: ThemeName): readonly string[] {
  const theme = themeOf(name);
  const plain = PLAIN.map((key) => `${property(key)}: ${theme[key]};`);
  const tones = theme.tones.flatMap((tone, index) => {
    const names = toneNames(index);
    return [`${property(names.fill)}: ${tone.fill};`, `${property(names.rim)}: ${tone.rim};`, `${property(names.ink)}: ${tone.ink};`];
  });
  return [...plain, ...tones];
}
