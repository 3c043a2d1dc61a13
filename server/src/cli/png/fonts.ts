/** Fonts of this system for a text: a plain typeface in its cuts, and whatever else its characters need. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { type FontFace, readFace } from './sfnt.js';

export interface FontSet {
  readonly buffers: readonly Uint8Array[];
  readonly family: string;
  /** Characters that no font here has. */
  readonly missing: string;
  readonly cuts: readonly Cut[];
}

/** A font file, and which of the styles it is. */
export interface Cut {
  readonly bytes: Uint8Array;
  readonly has: (point: number) => boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Names it within a collection. */
  readonly postscript: string;
  readonly family: string;
}

/** Pictures are measured by Helvetica's widths: a wider typeface is set a little smaller. */
export const fitOf = (family: string): number => (/dejavu|verdana|noto|segoe/i.test(family) ? 0.92 : 1);

export function fitted(svg: string, family: string): string {
  const fit = fitOf(family);
  if (fit === 1) return svg;
  return svg.replace(/font-size="([\d.]+)"/g, (_, size) => `font-size="${Math.round(Number(size) * fit * 10) / 10}"`);
}

/** A text with letters that the plain typeface lacks is set in one that has them, in regular and in bold. */
export function inOwnTypefaces(svg: string, { family, cuts }: Pick<FontSet, 'family' | 'cuts'>): string {
  const others = cuts.filter((cut) => cut.family !== family);
  if (others.length === 0) return svg;
  const plain = cuts.filter((cut) => cut.family === family);
  return svg.replace(/<text((?:(?!font-family)[^>])*)>(.*?)<\/text>/gs, (whole, attributes: string, content: string) => {
    const foreign = [...content]
      .map((letter) => letter.codePointAt(0) ?? 0)
      .find((point) => point > 0x7e && !plain.some(({ has }) => has(point)));
    const own = foreign === undefined ? undefined : others.find(({ has }) => has(foreign));
    return own === undefined ? whole : `<text${attributes} font-family="${own.family.replace(/["&<>]/g, '')}">${content}</text>`;
  });
}

/** Best first: regular, bold and italic; the names that these files have on Linux, macOS and Windows. */
const PLAIN: readonly (readonly string[])[] = [
  ['liberationsans-regular.ttf', 'liberationsans-bold.ttf', 'liberationsans-italic.ttf'],
  ['arimo-regular.ttf', 'arimo-bold.ttf', 'arimo-italic.ttf'],
  ['arial.ttf', 'arialbd.ttf', 'arial bold.ttf', 'ariali.ttf', 'arial italic.ttf'],
  ['helveticaneue.ttc'],
  ['notosans-regular.ttf', 'notosans-bold.ttf', 'notosans-italic.ttf'],
  ['segoeui.ttf', 'segoeuib.ttf', 'segoeuii.ttf'],
  ['dejavusans.ttf', 'dejavusans-bold.ttf', 'dejavusans-oblique.ttf'],
  ['roboto-regular.ttf', 'roboto-bold.ttf', 'roboto-italic.ttf'],
];
/** Where the other scripts are looked for first. */
const BROAD =
  /nanumgothic(?:bold)?\.|noto ?sans(?:cjk|kr|mono|jp|sc)?.*(?:regular|bold)|applesdgothicneo|malgun|applegothic|undotum|arialuni|dejavusans\.|symbola/i;
/** Beyond this a search for a character would take longer than anybody waits. */
const MOST_FILES = 300;

export function fontsFor(text: string): FontSet {
  const files = fontFiles();
  const chosen = plainOf(files);
  const faces = chosen.map(opened);
  let missing = lacking(text, faces);
  for (const file of missing.size === 0 ? [] : others(files, chosen)) {
    const font = opened(file);
    const found = [...missing].filter((point) => covers(font, point));
    if (found.length === 0) continue;
    faces.push(font, ...boldOf(file, files).map(opened));
    missing = lacking(text, faces);
    if (missing.size === 0) break;
  }
  return {
    buffers: faces.map(({ bytes }) => bytes),
    family: faces[0]?.face?.family ?? 'sans-serif',
    missing: String.fromCodePoint(...missing),
    cuts: faces.flatMap(({ bytes, face, file }) =>
      face === undefined
        ? []
        : [{ bytes, has: (point) => face.glyph(point) !== 0, postscript: face.postscript, family: face.family, ...styleOf(file) }],
    ),
  };
}

/** `NanumGothicBold.ttf` beside `NanumGothic.ttf`. */
function boldOf(file: string, files: ReadonlyMap<string, string>): readonly string[] {
  const { name, ext } = path.parse(file.toLowerCase());
  const names = [name.replace('regular', 'bold'), `${name}bold`, `${name}bd`, `${name}-bold`].filter((each) => each !== name);
  return names.flatMap((each) => files.get(`${each}${ext}`) ?? []).slice(0, 1);
}

const styleOf = (file: string): Pick<Cut, 'bold' | 'italic'> => ({
  bold: /bold|bd\.|b\.ttf/i.test(path.basename(file)),
  italic: /italic|oblique|i\.ttf/i.test(path.basename(file)),
});

interface Font {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly face: FontFace | undefined;
}

const covers = ({ face }: Font, point: number): boolean => face !== undefined && face.glyph(point) !== 0;

const opened = (file: string): Font => {
  const bytes = readFileSync(file);
  return { bytes, face: readFace(bytes), file };
};

function plainOf(files: ReadonlyMap<string, string>): readonly string[] {
  for (const cuts of PLAIN) {
    const found = cuts.flatMap((cut) => files.get(cut) ?? []);
    if (found.length > 0 && files.has(cuts[0] ?? '')) return found;
  }
  return [...files.values()].slice(0, 1);
}

function others(files: ReadonlyMap<string, string>, chosen: readonly string[]): readonly string[] {
  const rest = [...files].filter(([, file]) => !chosen.includes(file));
  const broad = rest.filter(([name]) => BROAD.test(name));
  const narrow = rest.filter(([name]) => !BROAD.test(name));
  // the first that has a character sets the whole line
  const regularFirst = [...broad, ...narrow].sort(([, a], [, b]) => Number(styleOf(a).bold) - Number(styleOf(b).bold));
  return regularFirst.slice(0, MOST_FILES).map(([, file]) => file);
}

function lacking(text: string, fonts: readonly Font[]): ReadonlySet<number> {
  const points = new Set([...text].map((character) => character.codePointAt(0) ?? 0).filter((point) => point > 0x20));
  return new Set([...points].filter((point) => !fonts.some((font) => covers(font, point))));
}

/** By their names in small letters. */
function fontFiles(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const folder of folders()) collect(folder, found, 0);
  return found;
}

function collect(folder: string, found: Map<string, string>, depth: number): void {
  for (const name of entries(folder)) {
    const file = path.join(folder, name);
    if (/\.(?:ttf|otf|ttc)$/i.test(name)) found.set(name.toLowerCase(), file);
    else if (depth < 4 && !name.includes('.') && isFolder(file)) collect(file, found, depth + 1);
  }
}

function entries(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const isFolder = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;

function folders(): readonly string[] {
  const home = homedir();
  if (process.platform === 'darwin') return ['/System/Library/Fonts', '/Library/Fonts', path.join(home, 'Library/Fonts')];
  if (process.platform === 'win32') {
    const windows = process.env.WINDIR ?? 'C:\\Windows';
    return [path.join(windows, 'Fonts'), path.join(home, 'AppData/Local/Microsoft/Windows/Fonts')];
  }
  return ['/usr/share/fonts', '/usr/local/share/fonts', path.join(home, '.fonts'), path.join(home, '.local/share/fonts')];
}
