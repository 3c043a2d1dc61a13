/** Codes of a protocol of one's own are names like others. */
import { describe, expect, it } from 'vitest';
import { atCursor } from './cursor.fixture.js';
import { definition, uses, whyNotCalled, whyNotRenamed } from './navigate.js';
import { occurrenceAt } from './occurrences.js';
import { folds } from './outline.js';

const PROTOCOL = (declared: string, used: string) => `protocol p {
  message Q (n)
  field n : int
  ${declared}
  state S { receive Q { require n == 1 else ${used} } }
}
exchange e using p {
  expect error p/late
  A -> B : Q n=2
}
`;

function at(marked: string) {
  const { analysis, offset } = atCursor(marked);
  const occurrence = occurrenceAt(analysis, offset);
  if (occurrence === undefined) throw new Error('there is no name here');
  return { analysis, offset, occurrence };
}

describe('a code', () => {
  it.each([
    ['code p/late error "too late"', 3],
    ['', 2],
  ])('is found wherever it stands, with %j', (declared, count) => {
    const { analysis, offset, occurrence } = at(PROTOCOL(declared, 'p/la<|>te'));
    expect(uses(analysis, occurrence, () => undefined, [])).toHaveLength(count);
    const place = definition(analysis, offset, () => undefined);
    expect(place && analysis.text.slice(place.span.start, place.span.end)).toBe('p/late');
    expect(whyNotRenamed(occurrence, () => 'p/late')).toBeUndefined();
    expect(whyNotCalled('p/later', occurrence, analysis, () => undefined)).toBeUndefined();
    expect(whyNotCalled('tcp/ack', occurrence, analysis, () => undefined)).toContain('is not a code');
    expect(whyNotCalled('p later', occurrence, analysis, () => undefined)).toContain('is not a code');
  });

  it('of a shipped protocol stays as it is', () => {
    const { occurrence } = at('A -> B : SYN seq=1\nexpect error tcp/a<|>ck\nB -> A : SYN+ACK seq=3 ack=9\n');
    expect(whyNotRenamed(occurrence, () => 'tcp/ack')).toContain('shipped');
  });
});

it('regions fold, one in another', () => {
  const { analysis } = atCursor(
    '// #region all\nA -> B : SYN\n  // #region one\nB -> A : SYN+ACK\n// #endregion\n// #endregion\n// #region open<|>\n',
  );
  const regions = folds(analysis).filter(({ kind }) => kind === 'region');
  expect(regions.map(({ span }) => analysis.text.slice(span.start, span.end).split('\n').length)).toEqual([3, 6]);
});
