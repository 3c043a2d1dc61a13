/** How a picture is to be drawn, as the line that opens a fence says: `handshake ladder width=600 states=off`. */
import { nearest, wording } from '../core/index.js';

export interface FenceOptions {
  readonly diagram?: 'ladder' | 'sequence' | 'states';
  /** Of the picture as it is shown, in points. */
  readonly width?: string;
  readonly states?: 'on' | 'off';
  readonly numbers?: 'absolute' | 'relative' | 'none';
  /** `auto` follows the page. */
  readonly theme?: 'light' | 'dark' | 'print' | 'auto';
}

const VALUES: Readonly<Record<keyof FenceOptions, RegExp>> = {
  diagram: /^(?:ladder|sequence|states)$/,
  width: /^[1-9]\d{1,3}$/,
  states: /^(?:on|off)$/,
  numbers: /^(?:absolute|relative|none)$/,
  theme: /^(?:light|dark|print|auto)$/,
};

const isName = (name: string): name is keyof FenceOptions => Object.hasOwn(VALUES, name);

/** Other words on the line are meant for other programs. */
export function optionsIn(info: string): FenceOptions {
  const found: Partial<Record<keyof FenceOptions, string>> = {};
  for (const word of info.replace(/[{}]/g, ' ').split(/\s+/)) {
    const [name = '', value] = word.split('=');
    const [key, given] = value === undefined ? ['diagram', name] : [name, value.replace(/^"(.*)"$/, '$1')];
    if (isName(key) && VALUES[key].test(given)) found[key] = given;
  }
  return found as FenceOptions;
}

/** What one of our options was most likely meant to be, as it is written. */
export interface StrangeOption {
  readonly written: string;
  readonly option: keyof FenceOptions;
  /** It is called so, and takes another value. */
  readonly isNamed: boolean;
}

const NAMES = Object.keys(VALUES).filter(isName);
const DIAGRAMS = ['ladder', 'sequence', 'states'];
/** Shorter words are near to everything. */
const SHORTEST = 4;

/** Words that are no option, and that no other program is likely to read. */
export function strangeOptions(info: string): readonly StrangeOption[] {
  const [, ...words] = info.replace(/[{}]/g, ' ').trim().split(/\s+/);
  return words.flatMap((written) => {
    const option = strangeOption(written);
    return option === undefined || Object.keys(optionsIn(written)).length > 0 ? [] : [{ written, ...option }];
  });
}

function strangeOption(written: string): Omit<StrangeOption, 'written'> | undefined {
  const [name = '', value] = written.split('=');
  if (value === undefined && nearest(name, DIAGRAMS) !== undefined && name.length >= SHORTEST) return { option: 'diagram', isNamed: false };
  if (isName(name)) return { option: name, isNamed: true };
  const near = name.length < SHORTEST ? undefined : nearest(name, NAMES);
  return near === undefined || !isName(near) || value === undefined ? undefined : { option: near, isNamed: false };
}

/** In words. */
export function strangeText({ written, option, isNamed }: StrangeOption): string {
  const words = wording().picture;
  if (isNamed) return words.optionTakes(written, option, words.takes[option]);
  return option === 'diagram' ? words.noDiagram(written, words.takes.diagram) : words.noOption(written, option);
}

/** As the mark of a picture stores them. */
export const optionsText = (options: FenceOptions): string =>
  Object.entries(options)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}=${value}`)
    .join('');
