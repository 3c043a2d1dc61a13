/** `expect error CODE`: what is meant to be wrong is no problem, and what is meant to be wrong but right is one. */
import type { ExpectError, Statement } from '../exchange/exchange.js';
import { contains } from '../span.js';
import { nearestCode } from './codes.js';
import type { Problem } from './problem.js';

export interface Expectation extends ExpectError {
  /** The exchange was not run, so that nothing is known of errors that a run would have found. */
  readonly unknown?: boolean;
  /** All codes that there are, where these are known. */
  readonly codes?: readonly string[];
}

/** That an expectation is missed can be expected, too: such ones look at what the others say. */
export function applyExpectations(problems: readonly Problem[], expectations: readonly Expectation[]): readonly Problem[] {
  const ofNoError = (expectation: Expectation) => expectation.code?.text === 'no-error';
  const others = expectations.filter((expectation) => !ofNoError(expectation));
  return applied(applied(problems, others), expectations.filter(ofNoError));
}

/** Each expectation looks at all problems of its statement: two of the same statement do not take them from each other. */
function applied(problems: readonly Problem[], expectations: readonly Expectation[]): readonly Problem[] {
  if (expectations.length === 0) return problems;
  const expected = new Set<Problem>();
  const missed = expectations.flatMap((expectation) => {
    const found = problems.filter((problem) => meets(problem, expectation));
    for (const problem of found) expected.add(problem);
    return found.length > 0 || expectation.unknown || expectation.reason !== undefined ? [] : [noError(expectation, problems)];
  });
  return [...problems.filter((problem) => !expected.has(problem)), ...missed];
}

/** Those of an exchange's problems that one of its statements expects. */
export const expectedOf = (problems: readonly Problem[], statements: readonly Statement[]): readonly Problem[] =>
  problems.filter((problem) => statements.some((statement) => statement.kind === 'expect-error' && meets(problem, statement)));

function meets({ code, severity, span }: Problem, expectation: ExpectError): boolean {
  if (expectation.target === undefined || !contains(expectation.target, span)) return false;
  return expectation.code === undefined ? severity === 'error' : code === expectation.code.text;
}

function noError({ target, code, span, codes }: Expectation, problems: readonly Problem[]): Problem {
  const within = target === undefined ? [] : problems.filter((problem) => contains(target, problem.span));
  const others = [...new Set(within.map((problem) => problem.code))];
  const facts = { kind: 'no-error', others, ...(code === undefined ? {} : { code: code.text, ...absent(code.text, codes) }) } as const;
  return { code: 'no-error', severity: 'error', span: target ?? span, facts, related: [] };
}

function absent(code: string, known: readonly string[] = [code]) {
  if (known.includes(code)) return {};
  const near = nearestCode(code, known);
  return { known, ...(near === undefined ? {} : { nearest: near }) };
}
