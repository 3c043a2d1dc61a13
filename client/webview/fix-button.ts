/** Puts right what a problem is about, as the editor would first offer it. */
import type { Picture, PictureProblem } from '../../contract/messages.js';
import { h } from './dom.js';
import type { EditorChannel } from './host.js';
import { t } from './words.js';

/** None where the mistake is expected. The version says for which text it was offered. */
export function fixButton({ line, character, code, expected }: PictureProblem, version: Picture['version'], host: EditorChannel) {
  if (expected) return undefined;
  const name = t('Fix line {0}: {1}', line + 1, code);
  const fix = (): void => host.say({ type: 'fix', version, line, character, code });
  return h('button', { type: 'button', class: 'hs-push hs-fix', 'aria-label': name, title: name, click: fix }, t('Fix'));
}
