/** What puts the text of a protocol right. */
import type { Insertion, ProtocolFacts } from '../../problem/protocol-facts.js';
import type { Span } from '../../span.js';
import { wording } from '../words/wording.js';
import { type Fix, replace } from './fix.js';

export function mendProtocol(facts: ProtocolFacts, span: Span): readonly Fix[] {
  switch (facts.what) {
    case 'dead-end':
      return facts.mark === undefined
        ? []
        : [replace(wording().fixes.markFinal(facts.state), { start: facts.mark, end: facts.mark }, 'final ')];
    case 'unreceived':
      return insert(wording().fixes.addReceive, facts.add);
    case 'unpayable':
      return insert(wording().fixes.addSend, facts.add);
    case 'never-taken':
      return facts.isOfGroup ? [replace(wording().fixes.writeFirst, { start: span.start, end: span.start }, 'first ')] : [];
    case 'base':
      return facts.nearest === undefined ? [] : [replace(wording().fixes.change(facts.name, facts.nearest), span, facts.nearest)];
    default:
      return [];
  }
}

function insert(title: (state: string) => string, add: Insertion | undefined): readonly Fix[] {
  return add === undefined ? [] : [replace(title(add.state), { start: add.at, end: add.at }, add.text)];
}
