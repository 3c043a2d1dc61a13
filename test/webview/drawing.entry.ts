/** Mermaid's bare drawing, before anything is done to it, for the tests that hold fast what we rely on. */
import { draw } from '../../client/webview/mermaid/draw.js';
import { takeApart } from '../../client/webview/mermaid/pieces.js';

export interface BareDiagram {
  readonly records: readonly (readonly [record: number, kind: string, text: string])[];
  readonly hosts: readonly string[];
  /** Elements that no diagram of ours has. */
  readonly foreign: readonly string[];
}

const fonts = { code: 'monospace', text: 'sans-serif' };

async function bare(text: string): Promise<BareDiagram> {
  const drawing = await draw(text, fonts);
  const { hosts, records } = takeApart(drawing);
  const all = [...records].map(([record, piece]) => {
    const said = piece.kind === 'message' ? piece.text?.textContent : piece.rect.parentElement?.querySelector('text')?.textContent;
    return [record, piece.kind, said ?? ''] as const;
  });
  const foreign = [...drawing.querySelectorAll('a, image, foreignObject, script, iframe, [onclick], [onerror]')].map(
    (one) => one.outerHTML,
  );
  return { records: all, hosts: hosts.map(({ header }) => header.querySelector('text')?.textContent ?? ''), foreign };
}

Object.assign(window, { bare });
