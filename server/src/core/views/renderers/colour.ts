/** Colours of even lightness, mixed and written as `#rrggbb`, which every reader of SVG understands. */
export interface Oklab {
  readonly l: number;
  readonly a: number;
  readonly b: number;
}

/** Lightness 0–1, chroma, hue in degrees. */
export const oklch = (l: number, chroma: number, hue: number): Oklab => ({
  l,
  a: chroma * Math.cos((hue * Math.PI) / 180),
  b: chroma * Math.sin((hue * Math.PI) / 180),
});

/** `share` of `a`, the rest of `b`. */
export const mixed = (a: Oklab, b: Oklab, share: number): Oklab => ({
  l: a.l * share + b.l * (1 - share),
  a: a.a * share + b.a * (1 - share),
  b: a.b * share + b.b * (1 - share),
});

export function hex({ l, a, b }: Oklab): string {
  const [x, y, z] = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ];
  const channels = [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ];
  return `#${channels.map(byte).join('')}`;
}

function byte(linear: number): string {
  const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(Math.max(value, 0), 1) * 255)
    .toString(16)
    .padStart(2, '0');
}

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** From 1 to 21, of two colours written as `#rrggbb`. */
export function contrastOf(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
}

/** `colour` with as much of `ink` in it as is needed to be seen on all of `grounds` at this contrast. */
export function visible(colour: Oklab, ink: Oklab, grounds: readonly Oklab[], contrast: number): Oklab {
  for (let share = 0; share < 1; share += 0.04) {
    const tried = mixed(ink, colour, share);
    if (grounds.every((ground) => contrastOf(hex(tried), hex(ground)) >= contrast)) return tried;
  }
  return ink;
}
