/** The notice above the picture: why it may be outdated, and what to do about it. */
import { h } from './dom.js';
import type { EditorChannel } from './host.js';
import type { PreviewPage } from './page.js';

/** Without a message it goes. */
export type ShowNotice = (message?: string, restart?: string) => void;

export function createNotice(host: EditorChannel, page: PreviewPage): ShowNotice {
  const place = h('div', { class: 'hs-notice', role: 'status', hidden: true });
  page.body.before(place);
  return (message, restart) => {
    place.hidden = message === undefined;
    const again = (words: string): HTMLElement =>
      h('button', { type: 'button', class: 'hs-push', click: () => host.say({ type: 'restart' }) }, words);
    place.replaceChildren(...(message === undefined ? [] : [h('span', {}, message), ...(restart === undefined ? [] : [again(restart)])]));
  };
}
