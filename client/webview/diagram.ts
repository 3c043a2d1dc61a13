/** Sequence diagram or ladder: the server draws what is asked for, all else stays as it is. */
import type { DiagramKind } from '../../contract/messages.js';
import { toggle } from './button.js';
import type { Host } from './host.js';
import type { Drawn, Feature, Page } from './page.js';
import { t } from './words.js';

export function createDiagram(host: Host, page: Page): Feature {
  const turn = toggle('ladder', t('As a ladder'), (on) => {
    const diagram: DiagramKind = on ? 'ladder' : 'sequence';
    host.remember({ diagram });
    host.say({ type: 'diagram', diagram });
  });
  page.right.prepend(turn.element);
  return { drawn: ({ picture }: Drawn) => turn.set(picture.ladder !== undefined) };
}
