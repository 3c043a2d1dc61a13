/** Stay with this document while others are edited. */
import { toggle } from './button.js';
import type { EditorChannel } from './host.js';
import type { PreviewPage } from './page.js';
import { t } from './words.js';

export function createLock(host: EditorChannel, page: PreviewPage): (locked: boolean) => void {
  const lock = toggle('lock', t('Stay with this document'), (locked) => {
    host.remember({ locked });
    host.say({ type: 'lock', locked });
  });
  lock.set(host.recall().locked ?? false);
  page.left.append(lock.element);
  return (locked) => {
    lock.set(locked);
    host.remember({ locked });
  };
}
