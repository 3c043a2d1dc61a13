/** The extension on the other side, and what the editor keeps for this page over a reload. */
import type { FromPage, PageState, ToPage } from '../../contract/webview.js';

interface EditorApi {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
}

declare function acquireVsCodeApi(): EditorApi;

export interface EditorChannel {
  readonly say: (message: FromPage) => void;
  readonly hear: (heard: (message: ToPage) => void) => void;
  readonly recall: () => PageState;
  readonly remember: (part: Partial<PageState>) => void;
}

/** Records by words of authors inherit nothing: a host may be called `constructor`. A message is a copy of its own. */
export function barren<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) === Object.prototype) Object.setPrototypeOf(value, null);
  for (const part of Object.values(value)) barren(part);
  return value;
}

export function connect(): EditorChannel {
  const editor = acquireVsCodeApi();
  let state: PageState = editor.getState() ?? { uri: '' };
  return {
    say: (message) => editor.postMessage(message),
    hear: (heard) =>
      window.addEventListener('message', (event: MessageEvent<ToPage>) => {
        // other scripts of the editor speak to the page, too
        if (typeof event.data?.type === 'string') heard(barren(event.data));
      }),
    recall: () => state,
    remember: (part) => {
      state = { ...state, ...part };
      editor.setState(state);
    },
  };
}
