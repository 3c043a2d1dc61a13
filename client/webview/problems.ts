/** What is wrong, in words below the picture; each goes to its place. */
import type { Picture, PictureProblem } from '../../contract/messages.js';
import { h } from './dom.js';
import type { EditorChannel } from './host.js';
import type { PreviewPage } from './page.js';
import { t } from './words.js';

const most = 50;

export function createProblems(host: EditorChannel, page: PreviewPage): (picture: Picture) => void {
  const list = h('ul', { class: 'hs-problems', 'aria-label': t('Problems'), hidden: true });
  page.foot.append(list);
  return (picture) => {
    const serious = picture.problems.filter(({ severity }) => severity !== 'information');
    list.hidden = serious.length === 0;
    list.replaceChildren(...serious.slice(0, most).map((problem) => item(problem, picture, host)));
  };
}

function item({ severity, code, message, line, character, expected }: PictureProblem, { uri }: Picture, host: EditorChannel): HTMLElement {
  const go = (): void => host.say({ type: 'open', place: { uri, line, character } });
  const place = h('span', { class: 'hs-place' }, t('Line {0}', line + 1));
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', class: `hs-problem hs-${expected ? 'expected' : severity}`, click: go },
      h('code', {}, code),
      h('span', {}, message),
      place,
    ),
  );
}
