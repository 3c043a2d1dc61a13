/** All fields of the messages, or those that the protocol calls main: the server leaves the others out. */
import { toggle } from './button.js';
import type { EditorChannel } from './host.js';
import { isTyping } from './keys.js';
import type { Feature, PreviewPage } from './page.js';
import { t } from './words.js';

export function createDetails(host: EditorChannel, page: PreviewPage): Feature {
  const turned = (on: boolean): void => {
    const fields = on ? 'all' : 'main';
    host.remember({ fields });
    host.say({ type: 'fields', fields });
    page.status.textContent = on ? t('All fields are shown.') : t('The main fields are shown.');
  };
  const { element, set } = toggle('details', t('Details: all fields of the messages (D)'), turned);
  element.hidden = true;
  page.right.prepend(element);
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() === 'd' && !element.hidden && !isTyping(event)) element.click();
  });
  return {
    drawn({ picture: { fields } }) {
      element.hidden = fields === undefined;
      set(fields === 'all');
    },
  };
}
