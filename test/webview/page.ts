/** The preview's page as the editor shows it, in a browser of its own: the same HTML, policy and messages. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { Page } from 'playwright-core';
import { pageHtml } from '../../client/src/preview/html.js';
import type { Picture } from '../../contract/messages.js';
import type { FromPage, PageState, ToPage } from '../../contract/webview.js';
import { browser, keep } from './browser.js';
import { origin, publish } from './site.js';
import { type EditorThemeName, themes } from './themes.js';

const root = path.resolve(import.meta.dirname, '../..');

/** Where the preview's files are published, built from the sources that are there now, so that no test passes by an old bundle. */
const plain: Promise<string> = published('/plain/');
/** Those of a made-up language: whatever its catalogue says stands in ⟦⟧. */
let marked: Promise<string> | undefined;
const markedWords: Plugin = {
  name: 'marked-words',
  setup({ onLoad }) {
    onLoad({ filter: /webview[\\/]words\.ts$/ }, async ({ path: file }) => {
      const text = (await readFile(file, 'utf8')).replace('export function t(', 'function said(');
      return { loader: 'ts', contents: `${text}\nexport const t = (...all: Parameters<typeof said>) => \`⟦\${said(...all)}⟧\`;` };
    });
  },
};

async function published(folder: string, plugins: Plugin[] = []): Promise<string> {
  for (const [name, text] of await bundle('client/webview/main.ts', plugins)) publish(`${folder}${name}`, text);
  return folder;
}

export async function bundle(entry: string, plugins: Plugin[] = []): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    plugins,
    outdir: root,
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
  });
  return new Map(outputFiles.map((file) => [path.basename(file.path), file.text]));
}

/** Until nothing moves or fades any more. */
export const atRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)));
  });

export interface OpenedPreview {
  readonly page: Page;
  /** As the extension would. */
  readonly send: (message: ToPage) => Promise<void>;
  /** Sends a picture and waits until it is drawn. */
  readonly show: (picture: Picture) => Promise<void>;
  /** What the page said to the extension, of one type. */
  readonly said: <T extends FromPage['type']>(type: T) => Promise<readonly Extract<FromPage, { type: T }>[]>;
  readonly state: () => Promise<PageState | undefined>;
  /** Whatever was thrown, blocked or logged as an error. */
  readonly errors: readonly string[];
}

export interface PreviewOptions {
  readonly theme?: EditorThemeName;
  readonly size?: { readonly width: number; readonly height: number };
  readonly scale?: number;
  readonly state?: PageState;
  /** Of the editor. */
  readonly language?: string;
  /** In the made-up language. */
  readonly isMarked?: boolean;
}

/** What the extension and the editor are for the page, as this window keeps it. */
interface Editor {
  readonly said: FromPage[];
  state: PageState | undefined;
}

/** Loading the page in a window that is there costs less than half of what it costs in a new one. */
interface PreviewWindow {
  readonly page: Page;
  /** What is shown in it now, and what went wrong. */
  shown: { readonly options: PreviewOptions; readonly errors: string[] };
  /** Takes the last preview's editor away. */
  forget: () => Promise<void>;
}

let current: PreviewWindow | undefined;

/** Loads the preview in the browser's window, as it was never used; what was shown there before is gone. */
export async function openPreview(options: PreviewOptions = {}): Promise<OpenedPreview> {
  if (options.isMarked) marked ??= published('/marked/', [markedWords]);
  const folder = await (options.isMarked && marked ? marked : plain);
  publish(folder, htmlIn(folder, options.language ?? 'en'));
  const shown = { options, errors: [] };
  const used = (await usable(options)) ?? (await newWindow(shown));
  const { page } = used;
  await used.forget();
  used.shown = shown;
  const theme = themes[options.theme ?? 'light'];
  await page.setViewportSize(options.size ?? { width: 820, height: 640 });
  const editor = await page.addInitScript(standIn, { state: options.state, variables: theme.variables, classes: theme.classes });
  used.forget = () => editor.dispose();
  await page.goto(`${origin}${folder}`);
  return { page, errors: shown.errors, ...talk(page) };
}

/** The browser's window, if it has one that is as wanted; otherwise there is none any more. */
async function usable({ scale = 1 }: PreviewOptions): Promise<PreviewWindow | undefined> {
  if (!current || current.page.isClosed()) return undefined;
  const { page, shown } = current;
  if ((shown.options.scale ?? 1) !== scale) {
    await page.context().close();
    return undefined;
  }
  await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null });
  await page.context().clearPermissions();
  return current;
}

async function newWindow(shown: PreviewWindow['shown']): Promise<PreviewWindow> {
  const context = await browser.newContext({ deviceScaleFactor: shown.options.scale ?? 1 });
  keep(context);
  const made: PreviewWindow = { page: await context.newPage(), shown, forget: async () => undefined };
  made.page.on('pageerror', (error) => made.shown.errors.push(error.message));
  made.page.on('console', (message) => message.type() === 'error' && made.shown.errors.push(message.text()));
  current = made;
  return made;
}

const htmlIn = (folder: string, language: string): string =>
  pageHtml({
    script: `${folder}main.js`,
    style: `${folder}main.css`,
    nonce: 'c29tZSBub25jZQ==',
    source: origin,
    title: 'Preview',
    language,
  });

function standIn({
  state,
  variables,
  classes,
}: {
  state: PageState | undefined;
  variables: Record<string, string>;
  classes: string;
}): void {
  const editor: Editor = { said: [], state };
  const api = {
    postMessage: (message: FromPage) => editor.said.push(message),
    getState: () => editor.state,
    setState: (next: PageState) => {
      editor.state = next;
    },
  };
  Object.assign(window, { editor, acquireVsCodeApi: () => api });
  const dress = (): void => {
    for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(`--vscode-${name}`, value);
    document.body.className = classes;
  };
  document.addEventListener('DOMContentLoaded', dress);
  new MutationObserver((_, watch) => {
    if (!document.body) return;
    dress();
    watch.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

function talk(page: Page): Pick<OpenedPreview, 'send' | 'show' | 'said' | 'state'> {
  const send = (message: ToPage): Promise<void> => page.evaluate((data) => window.postMessage(data, '*'), message);
  const read = <T>(key: 'said' | 'state'): Promise<T> =>
    page.evaluate((name) => (window as unknown as { editor: Record<string, unknown> }).editor[name], key) as Promise<T>;
  return {
    send,
    async show(picture) {
      await page.evaluate(() => document.querySelector('.hs-picture')?.setAttribute('data-old', ''));
      await send({ type: 'picture', picture });
      await page.waitForSelector('.hs-picture:not([data-old])');
    },
    said: async (type) => (await read<FromPage[]>('said')).filter((message): message is never => message.type === type),
    state: () => read('state'),
  };
}
