/** Pictures in Markdown cells of notebooks: runs in the page that draws them, as a part of the editor's own renderer of Markdown. */

// the plugin is a file of its own beside this program, and not bundled a third time
import handshake, { type MarkdownIt } from '../../../server/src/markdown.js';
import css from '../../markdown.css';

/** As much of the page as is used here. */
interface NotebookPage {
  readonly head: { append(node: object): void };
  readonly documentElement: { readonly lang: string };
  createElement(name: 'template'): { className: string; innerHTML: string };
}

interface RendererContext {
  getRenderer(id: string): Promise<MarkdownRenderer | undefined>;
}

interface MarkdownRenderer {
  readonly extendMarkdownIt: (extend: (md: MarkdownIt) => void) => void;
}

declare const document: NotebookPage;

/** A cell is drawn in a tree of its own, where the classes of the page are those of the host's surroundings. */
const inCell = (sheet: string): string =>
  sheet.replaceAll(/^((?:\.vscode|\.dark|\[data-theme)\S*) (\.handshake-figure)/gm, ':host-context($1) $2');

export async function activate(context: RendererContext): Promise<void> {
  const markdown = await context.getRenderer('vscode.markdown-it-renderer');
  if (markdown === undefined) return;
  const style = document.createElement('template');
  style.className = 'markdown-style';
  style.innerHTML = `<style>${inCell(css)}</style>`;
  document.head.append(style);
  markdown.extendMarkdownIt((md) => handshake(md, { language: document.documentElement.lang }));
}
