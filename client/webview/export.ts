/** Takes the drawing as it is on the screen along: SVG that needs nothing else, PNG, the sources. */
import type { ExportFormat, ExportTarget } from '../../contract/webview.js';
import { button } from './button.js';
import { h } from './dom.js';
import type { EditorChannel } from './host.js';
import { type Look, selfContained, toPng } from './image.js';
import type { DrawnPicture, Feature, PreviewPage } from './page.js';
import { t } from './words.js';

export interface Exporter extends Feature {
  /** With the source of the whole exchange, if that is here. */
  readonly take: (format: ExportFormat, target: ExportTarget, text?: string) => void;
  /** Says so. */
  readonly copied: () => void;
}

/** How long the confirmation of a copy is shown, in milliseconds. */
const TOAST = 2500;

export function createExporter(host: EditorChannel, page: PreviewPage): Exporter {
  let drawn: DrawnPicture | undefined;
  /** Asked for while the picture is drawn. */
  let waiting: { readonly format: ExportFormat; readonly target: ExportTarget } | undefined;
  const look = select(t('Colours'), [
    ['editor', t('As in the editor')],
    ['light', t('Light')],
    ['dark', t('Dark')],
    ['transparent', t('Transparent')],
  ]);
  const size = select(
    t('Size of the PNG'),
    [
      ['1', '1×'],
      ['2', '2×'],
      ['4', '4×'],
    ],
    '2',
  );
  const take = async (format: ExportFormat, target: ExportTarget, text?: string): Promise<void> => {
    closeMenu();
    if (!drawn) {
      waiting = { format, target };
      return;
    }
    const { picture } = drawn;
    if (isSource(format) && picture.window && text === undefined) return host.say({ type: 'whole', format, target });
    try {
      await send(drawn, { format, target, look: look.value as Look, scale: Number(size.value), text: text ?? picture.text });
    } catch (error) {
      host.say({
        type: 'failed',
        message: t('The picture could not be exported: {0}', error instanceof Error ? error.message : String(error)),
      });
    }
  };
  const send = async ({ picture, element }: DrawnPicture, wish: ExportWanted): Promise<void> => {
    const { format, target } = wish;
    if (format === 'png' && target === 'clipboard') {
      await copyPng(toPng(element, wish.look, wish.scale));
      copied();
      return;
    }
    host.say({
      type: 'exported',
      format,
      target,
      data: await dataOf(element, wish),
      name: picture.exchanges[picture.exchange]?.name ?? '',
    });
  };
  const item = (text: string, format: ExportFormat, target: ExportTarget): HTMLElement =>
    h(
      'button',
      { type: 'button', class: 'hs-item', click: () => void take(format, target) },
      text,
      ...(isSource(format) ? [] : [h('span', { class: 'hs-of-part', hidden: true }, t(' (this part)'))]),
    );
  const menu = h(
    'div',
    { class: 'hs-menu', hidden: true, role: 'group', 'aria-label': t('Export') },
    item(t('Save as SVG …'), 'svg', 'file'),
    item(t('Save as PNG …'), 'png', 'file'),
    item(t('Copy as PNG'), 'png', 'clipboard'),
    item(t('Copy as SVG'), 'svg', 'clipboard'),
    h('hr'),
    item(t('Copy as Mermaid'), 'mermaid', 'clipboard'),
    item(t('Copy as Markdown'), 'markdown', 'clipboard'),
    h('hr'),
    h('label', {}, t('Colours'), look),
    h('label', {}, t('PNG size'), size),
  );
  const opener = button('export', t('Export'), () => {
    if (!menu.hidden) return closeMenu();
    menu.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    menu.querySelector('button')?.focus();
  });
  const closeMenu = dismissible(menu, opener);
  const said = h('div', { class: 'hs-toast', hidden: true, 'aria-hidden': 'true' }, t('Copied.'));
  const copied = (): void => {
    page.status.textContent = '';
    page.status.textContent = t('Copied.');
    said.hidden = false;
    window.setTimeout(() => {
      said.hidden = true;
    }, TOAST);
  };
  page.right.append(h('div', { class: 'hs-cluster hs-export' }, opener, menu, said));
  return {
    copied,
    take: (format, target, text) => void take(format, target, text),
    other() {
      drawn = undefined;
    },
    drawn: (now) => {
      drawn = now;
      const asked = waiting;
      waiting = undefined;
      if (asked) void take(asked.format, asked.target);
      for (const part of menu.querySelectorAll<HTMLElement>('.hs-of-part')) part.hidden = !now.picture.window;
    },
  };
}

/** Text, which is made of the whole exchange however much of it is drawn. */
const isSource = (format: ExportFormat): boolean => format === 'mermaid' || format === 'markdown';

interface ExportWanted {
  readonly format: ExportFormat;
  readonly target: ExportTarget;
  readonly look: Look;
  readonly scale: number;
  readonly text: string;
}

async function dataOf(element: SVGSVGElement, { format, look, scale, text }: ExportWanted): Promise<string> {
  switch (format) {
    case 'svg':
      return selfContained(element, look);
    case 'png':
      return base64(await toPng(element, look, scale));
    case 'mermaid':
      return text;
    case 'markdown':
      return `\`\`\`mermaid\n${text}\`\`\`\n`;
  }
}

async function base64(blob: Blob): Promise<string> {
  let bytes = '';
  for (const byte of new Uint8Array(await blob.arrayBuffer())) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}

const copyPng = (image: Promise<Blob>): Promise<void> => navigator.clipboard.write([new ClipboardItem({ 'image/png': image })]);

function select(label: string, options: readonly (readonly [value: string, text: string])[], chosen?: string): HTMLSelectElement {
  return h(
    'select',
    { class: 'hs-choice', 'aria-label': label },
    ...options.map(([value, text]) => h('option', { value, selected: value === chosen }, text)),
  );
}

/** Escape and a click elsewhere close it; who was in it comes back to what opened it. */
function dismissible(menu: HTMLElement, opener: HTMLElement): () => void {
  const close = (): void => {
    if (menu.hidden) return;
    const hadFocus = menu.contains(document.activeElement);
    menu.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    if (hadFocus) opener.focus();
  };
  opener.setAttribute('aria-expanded', 'false');
  document.addEventListener('pointerdown', (event) => {
    if (event.target instanceof Node && !menu.contains(event.target) && !opener.contains(event.target)) close();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || menu.hidden) return;
    event.preventDefault();
    close();
  });
  return close;
}
