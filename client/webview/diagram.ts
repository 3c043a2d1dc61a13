/** Sequence diagram or ladder: the server draws what is asked for, all else stays as it is. */
import type { DiagramKind } from '../../contract/messages.js';
import { toggle } from './button.js';
import type { EditorChannel } from './host.js';
import type { DrawnPicture, Feature, PreviewPage } from './page.js';
import { t } from './words.js';

export function createDiagram(host: EditorChannel, page: PreviewPage): Feature {
  const turn = toggle('ladder', t('As a ladder'), (on) => {
    const diagram: DiagramKind = on ? 'ladder' : 'sequence';
    host.remember({ diagram });
    host.say({ type: 'diagram', diagram });
  });
  page.right.prepend(turn.element);
  return { drawn: ({ picture }: DrawnPicture) => turn.set(picture.ladder !== undefined) };
}
