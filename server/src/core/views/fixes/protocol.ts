/** What puts the text of a protocol right. */
import type { Insertion, ProtocolFacts } from '../../problem/problem.js';
import type { Span } from '../../span.js';
import { type Fix, replace } from './fix.js';

export function mendProtocol(facts: ProtocolFacts, span: Span): readonly Fix[] {
  switch (facts.what) {
    case 'dead-end':
      return facts.mark === undefined ? [] : [replace(`Mark ${facts.state} final`, { start: facts.mark, end: facts.mark }, 'final ')];
    case 'unreceived':
      return insert(`Add a receive rule`, facts.add);
    case 'unpayable':
      return insert(`Add a send rule`, facts.add);
    case 'base':
      return facts.nearest === undefined ? [] : [replace(`Change ${facts.name} to ${facts.nearest}`, span, facts.nearest)];
    default:
      return [];
  }
}

function insert(title: string, add: Insertion | undefined): readonly Fix[] {
  return add === undefined ? [] : [replace(`${title} to ${add.state}`, { start: add.at, end: add.at }, add.text)];
}
