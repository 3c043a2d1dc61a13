/** As much of svgdom, which has no types of its own, as is used here. */
declare module 'svgdom' {
  interface Font {
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly lineGap: number;
    readonly xHeight: number;
    readonly capHeight: number;
    readonly layout: (text: string) => { readonly glyphs: readonly { readonly advanceWidth: number }[] };
  }
  export const config: { readonly getFonts: () => Record<string, Font> };
  export function createHTMLWindow(): Record<string, unknown> & { readonly document: unknown };
}
