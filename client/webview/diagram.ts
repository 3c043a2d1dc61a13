/** Sequence diagram or ladder: the server draws what is asked for, all else stays as it is. Or plain Mermaid, as GitHub draws it. */
import type { DiagramKind } from '../../contract/messages.js';
import { toggle } from './button.js';
import type { EditorChannel } from './host.js';
import type { DrawnPicture, Feature, PreviewPage } from './page.js';
import { t } from './words.js';

export interface DiagramChoice extends Feature {
  readonly isPlain: () => boolean;
}

/** @param again draws what is shown anew */
export function createDiagram(host: EditorChannel, page: PreviewPage, again: () => void): DiagramChoice {
  let isPlain = host.recall().plain ?? false;
  const setPlain = (on: boolean): void => {
    isPlain = on;
    plain.set(on);
    host.remember({ plain: on });
  };
  const turn = toggle('ladder', t('As a ladder'), (on) => {
    const diagram: DiagramKind = on ? 'ladder' : 'sequence';
    if (isPlain) setPlain(false);
    host.remember({ diagram });
    host.say({ type: 'diagram', diagram });
  });
  const plain = toggle('plain', t('Plain Mermaid, as GitHub draws it'), (on) => {
    setPlain(on);
    again();
  });
  plain.set(isPlain);
  page.right.prepend(turn.element, plain.element);
  return { isPlain: () => isPlain, drawn: ({ picture }: DrawnPicture) => turn.set(!isPlain && picture.ladder !== undefined) };
}
