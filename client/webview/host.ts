/** The messages to and from the extension, and the state that survives a reload of this page. */
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
export function withoutPrototypes<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) === Object.prototype) Object.setPrototypeOf(value, null);
  for (const part of Object.values(value)) withoutPrototypes(part);
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
        if (typeof event.data?.type === 'string') heard(withoutPrototypes(event.data));
      }),
    recall: () => state,
    remember: (part) => {
      state = { ...state, ...part };
      editor.setState(state);
    },
  };
}
