/** The editor's fonts, and when they change. Colours need no word here: the page's style follows the editor's by itself. */
import type { PageFonts } from './mermaid/draw.js';

const read = (name: string, otherwise: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim() || otherwise;

export const editorFonts = (): PageFonts => ({
  code: read('--vscode-editor-font-family', 'ui-monospace, monospace'),
  text: read('--vscode-font-family', 'system-ui, sans-serif'),
});

/** Calls back when the editor's fonts are others than before. */
export function onFonts(changed: () => void): void {
  let last = JSON.stringify(editorFonts());
  new MutationObserver(() => {
    const now = JSON.stringify(editorFonts());
    if (now === last) return;
    last = now;
    changed();
  }).observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
}

/** Calls back when the theme's colours may be others than before. */
export function onTheme(changed: () => void): void {
  changed();
  const watch = new MutationObserver(changed);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  watch.observe(document.body, { attributes: true, attributeFilter: ['class'] });
}
