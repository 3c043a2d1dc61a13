/** What puts the text of a protocol right. */
import type { Insertion, ProtocolFacts, TextRemedy } from '../../problem/protocol-facts.js';
import type { Span } from '../../span.js';
import { wording } from '../words/wording.js';
import { type Fix, replace } from './fix.js';

export const mendProtocol = (facts: ProtocolFacts, span: Span): readonly Fix[] => [
  ...known(facts, span),
  ...(facts.remedies ?? []).map((remedy) => ({ title: titleOf(remedy), edits: remedy.edits })),
];

function titleOf({ how, what }: TextRemedy): string {
  const { fixes } = wording();
  switch (how) {
    case 'remove':
      return fixes.remove(what);
    case 'remove-row':
      return fixes.removeRow;
    case 'put-before':
      return fixes.putBefore;
    case 'describe':
      return fixes.describe(what);
    case 'not-initial':
      return fixes.notInitial(what);
    case 'move-into':
      return fixes.moveInto(what);
    case 'add':
      return fixes.add(what);
    case 'exchange-start':
      return fixes.exchangeStart;
    case 'declare':
      return fixes.declare(what);
    case 'write':
      return fixes.write(what);
  }
}

function known(facts: ProtocolFacts, span: Span): readonly Fix[] {
  switch (facts.what) {
    case 'dead-end':
      return facts.mark === undefined
        ? []
        : [replace(wording().fixes.markFinal(facts.state), { start: facts.mark, end: facts.mark }, 'final ')];
    case 'unreceived':
      return insert(wording().fixes.addReceive, facts.add);
    case 'unsent':
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
