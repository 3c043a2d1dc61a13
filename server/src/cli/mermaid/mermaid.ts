/** Mermaid's own drawing without a browser. Loaded only when it is asked for. */
import { type ThemeName, themeOf } from '../../core/index.js';
import { CannotDo } from '../io.js';
import { openWindow } from './window.js';

const THEMES = { light: 'default', dark: 'dark', print: 'neutral' } as const;

export async function mermaidSvg(source: string, theme: ThemeName): Promise<string> {
  openWindow();
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({
    startOnLoad: false,
    deterministicIds: true,
    suppressErrorRendering: true,
    maxTextSize: Number.MAX_SAFE_INTEGER,
    htmlLabels: false,
    look: 'classic',
    theme: THEMES[theme],
    fontFamily: 'sans-serif',
    sequence: { useMaxWidth: false },
    // What is drawn was written by us, and escaped; a cleaner would need a real browser.
    securityLevel: 'loose',
  });
  try {
    const { svg } = await mermaid.render('handshake', source);
    return grounded(svg, theme);
  } catch (error) {
    throw new CannotDo(`Mermaid cannot draw this without a browser: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** With a size of its own and a ground, as our own pictures have. */
function grounded(svg: string, theme: ThemeName): string {
  const [, box = '0 0 0 0'] = /viewBox="([^"]*)"/.exec(svg) ?? [];
  const [x, y, width, height] = box.split(/\s+/);
  const sized = svg.replace(/^<svg[^>]*>/, (head) =>
    head.replace(/ (?:width|height|style)="[^"]*"/g, '').replace('<svg', `<svg width="${width}" height="${height}"`),
  );
  const ground = `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${themeOf(theme).ground ?? 'none'}"/>`;
  return `${sized.replace(/^<svg[^>]*>/, (head) => head + ground)}\n`;
}
