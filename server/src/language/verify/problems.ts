/** What came of a verification as problems at its properties; what is meant to fail is none, and what is meant to fail but holds is one. */
import type { Problem, Property, Related, Span, Verification } from '../../core/index.js';
import type { Outcome, PropertyVerdict } from './verified.js';

/** A verdict without what it was found for: that may have moved since. */
export type VerdictFacts = Omit<PropertyVerdict, 'property'>;
export interface OutcomeFacts extends Omit<Outcome, 'verdicts'> {
  readonly verdicts: readonly VerdictFacts[];
  /** Keys of the rows that are carried out, where that was asked. */
  readonly taken?: readonly string[];
}

/** @param wayTo where the way to a verdict, by its index, can be read */
export function verificationProblems(
  verification: Verification,
  outcome: OutcomeFacts,
  wayTo: (nth: number) => readonly Related[] = () => [],
): readonly Problem[] {
  const met = new Set<Verification['expected'][number]>();
  const unlessExpected = (problem: Problem, nth: number): readonly Problem[] => {
    const expected = expectedAt(verification, nth).filter(({ code }) => code === problem.code);
    for (const each of expected) met.add(each);
    return expected.length > 0 ? [] : [problem];
  };
  const problems = outcome.verdicts.flatMap((verdict, nth): readonly Problem[] => {
    const problem = problemOf(verification, verdict, nth, outcome);
    return problem === undefined ? [] : unlessExpected(problem, nth).map((each) => ({ ...each, related: wayTo(nth) }));
  });
  if (isVacuous(outcome)) problems.push(...unlessExpected(nothingHappens(verification, outcome), verification.properties.length));
  const missed = verification.expected.filter((each) => !met.has(each) && outcome.complete);
  return [...problems, ...missed.map((each) => noError(each, verification))];
}

/** Does it fail, or is it undecided, though nobody expects that? */
export const isUnexpected = (verification: Verification, { kind }: VerdictFacts, nth: number): boolean =>
  !expectedAt(verification, nth).some(({ code }) => code === `verify/${kind}`);

/** Where it is told: at the property, or, of what nobody asked for, at the name. */
export const placeOf = ({ properties, nameSpan }: Verification, nth: number): Span => properties[nth]?.span ?? nameSpan;

function problemOf(verification: Verification, verdict: VerdictFacts, nth: number, { states }: OutcomeFacts): Problem | undefined {
  const property: Property | undefined = verification.properties[nth];
  if (verdict.verdict === 'holds' || (verdict.verdict === 'undecided' && property === undefined)) return undefined;
  const what = verdict.verdict === 'undecided' ? 'undecided' : verdict.kind;
  const { steps = 0, ends = [], breaks: [cheapest] = [] } = verdict;
  const disturbances = cheapest && { disturbances: cheapest.disturbances };
  return {
    code: `verify/${what}`,
    severity: what === 'undecided' ? 'information' : 'error',
    span: placeOf(verification, nth),
    facts: { kind: 'verified', what, text: property?.text ?? '', steps, states: ends, situations: states, ...disturbances },
    related: [],
  };
}

/** No host can move, so whatever is asked is asked of the beginning alone, and what never comes about holds by accident. */
const isVacuous = ({ complete, transitions }: OutcomeFacts): boolean => complete && transitions === 0;

const nothingHappens = ({ nameSpan }: Verification, { states }: OutcomeFacts): Problem => ({
  code: 'verify/nothing',
  severity: 'warning',
  span: nameSpan,
  facts: { kind: 'verified', what: 'nothing', text: '', steps: 0, states: [], situations: states },
  related: [],
});

/** Of what nobody asked for, those that stand anywhere in the block. */
const expectedAt = ({ expected, properties }: Verification, nth: number): Verification['expected'] =>
  expected.filter(({ property }) => property === nth || nth >= properties.length);

const noError = ({ code, span, property }: Verification['expected'][number], verification: Verification): Problem => ({
  code: 'no-error',
  severity: 'error',
  span: (property === undefined ? undefined : verification.properties[property]?.span) ?? span,
  facts: { kind: 'no-error', code, others: [] },
  related: [],
});
