/** As much of a browser's page as Mermaid needs to draw in. Its widths of texts are those of our own pictures: no font is read. */
import { config, createHTMLWindow } from 'svgdom';
import { textWidth } from '../../core/index.js';

const EM = 1000;
const font = {
  unitsPerEm: EM,
  ascent: 900,
  descent: -220,
  lineGap: 0,
  xHeight: 520,
  capHeight: 720,
  layout: (text: string) => ({ glyphs: [{ advanceWidth: textWidth(text, { size: EM }) }] }),
};

/** Mermaid looks for these where a browser has them. */
export function openWindow(): void {
  config.getFonts()['sans-serif'] = font;
  const window = createHTMLWindow();
  const nodes = ['Node', 'Element', 'HTMLElement', 'SVGElement', 'Document', 'DocumentFragment', 'Text'].map((name) => [
    name,
    window[name],
  ]);
  const made = {
    window,
    document: window.document,
    CSSStyleSheet,
    CSS,
    ...Object.fromEntries(nodes.filter(([, value]) => value !== undefined)),
  };
  for (const [name, value] of Object.entries(made)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  Object.assign(window, { CSSStyleSheet, CSS });
}

class CSSStyleSheet {
  readonly cssRules: readonly string[] = [];
  insertRule(): number {
    return 0;
  }
  replaceSync(): void {}
}

const CSS = { supports: (): boolean => false, escape: (text: string): string => text };
