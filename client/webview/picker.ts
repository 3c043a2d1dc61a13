/** Which exchange of the document is shown: the one under the cursor, or one that is held. And whether with what went before. */
import type { Picture } from '../../contract/messages.js';
import { toggle } from './button.js';
import { h } from './dom.js';
import type { EditorChannel } from './host.js';
import type { DrawnPicture, Feature, PreviewPage } from './page.js';
import { t } from './words.js';

export function createPicker(host: EditorChannel, page: PreviewPage): Feature {
  const choice = h('select', { class: 'hs-choice', 'aria-label': t('Exchange') });
  const title = h('h1', { class: 'hs-title' });
  const hold = (exchange: number | undefined): void => {
    pin.set(exchange !== undefined);
    host.remember({ exchange });
    host.say({ type: 'pick', exchange });
  };
  let drawn = 0;
  const pin = toggle('pin', t('Stay with this exchange'), (on) => hold(on ? (chosen() ?? drawn) : undefined));
  /** Nothing for all ways in one picture. */
  const chosen = (): number | undefined => (choice.value === '' ? undefined : Number(choice.value));
  const chain = toggle('chain', t('With what went before'), (on) => {
    host.remember({ chain: on });
    host.say({ type: 'chain', chain: on });
  });
  pin.set(host.recall().exchange !== undefined);
  chain.set(host.recall().chain ?? false);
  choice.addEventListener('change', () => hold(chosen()));
  page.left.append(choice, title, pin.element, chain.element);
  return {
    other() {
      pin.set(false);
      host.remember({ exchange: undefined });
    },
    drawn({ picture }: DrawnPicture) {
      const several = picture.exchanges.length > 1;
      for (const element of [choice, pin.element, chain.element]) element.hidden = !several;
      title.classList.toggle('hs-unseen', several);
      title.textContent = picture.title || t('Exchange');
      drawn = picture.exchange;
      const isOne = picture.isOfAllWays !== true;
      choice.replaceChildren(
        ...(isOne ? [] : [h('option', { value: '', selected: true }, picture.title || t('Exchange'))]),
        ...picture.exchanges.map((entry, index) =>
          h('option', { value: index, selected: isOne && index === picture.exchange }, nameOf(entry, index)),
        ),
      );
    },
  };
}

const nameOf = (entry: Picture['exchanges'][number], index: number): string => entry.title || entry.name || t('Exchange {0}', index + 1);
