/** What is wrong, in words below the picture; each goes to its place, and can be put right. The list can be resized and closed. */
import type { Picture, PictureProblem } from '../../contract/messages.js';
import { button } from './button.js';
import { h } from './dom.js';
import { fixButton } from './fix-button.js';
import type { EditorChannel } from './host.js';
import type { PreviewPage } from './page.js';
import { t } from './words.js';

const most = 50;

export function createProblems(host: EditorChannel, page: PreviewPage): (picture: Picture) => void {
  const list = h('ul', { class: 'hs-problems', 'aria-label': t('Problems') });
  /** What it said when it was closed: anything else is news. */
  let closed: string | undefined;
  let said = '';
  const close = button('close', t('Close the list'), () => {
    closed = said;
    box.hidden = true;
    page.stage.focus();
  });
  const box = h('div', { class: 'hs-problem-list', hidden: true }, list, close);
  page.foot.append(box);
  return (picture) => {
    const serious = picture.problems.filter(({ severity }) => severity !== 'information');
    said = serious.map(({ code, message }) => `${code} ${message}`).join('\n');
    if (said !== closed) closed = undefined;
    box.hidden = serious.length === 0 || closed !== undefined;
    list.replaceChildren(...serious.slice(0, most).map((problem) => item(problem, picture, host)));
  };
}

function item(found: PictureProblem, { uri, version }: Picture, host: EditorChannel): HTMLElement {
  const { severity, code, message, line, character, expected } = found;
  const go = (): void => host.say({ type: 'open', place: { uri, line, character } });
  const place = h('span', { class: 'hs-place' }, t('Line {0}', line + 1));
  const problem = h(
    'button',
    { type: 'button', class: `hs-problem hs-${expected ? 'expected' : severity}`, click: go },
    h('code', {}, code),
    h('span', {}, message),
    place,
  );
  const fix = fixButton(found, version, host);
  return h('li', {}, problem, ...(fix === undefined ? [] : [fix]));
}
