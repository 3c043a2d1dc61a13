/** The checker, as the truth asks it. */
import type { Problem } from '../../server/src/core/problem/problem.js';
import type { Trace } from '../../server/src/core/trace/trace.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';

export interface CheckedText {
  readonly accusations: readonly Problem[];
  readonly traces: readonly Trace[];
  readonly text: string;
}

export const check = (text: string): CheckedText => {
  const { problems, exchanges } = analyse(text, { source: 'truth', read: () => undefined });
  return { accusations: problems.filter(({ severity }) => severity === 'error'), traces: exchanges.map(({ trace }) => trace), text };
};

/** `7: tcp/ack  A -> B : ACK …`. */
export const accusationText = ({ code, span }: Problem, text: string): string => {
  const line = text.slice(0, span.start).split('\n').length;
  return `${code} at line ${line}: ${text.split('\n')[line - 1]?.trim()}`;
};

/** The states that a host goes through, those within a step too, each once as long as it lasts. */
export const statesOf = (trace: Trace, host: string): readonly string[] => {
  const all = [trace.start[host], ...trace.steps.flatMap(({ passed, states }) => [...(passed[host] ?? []), states[host]])];
  return all.flatMap((state, i) => (state === undefined || state === all[i - 1] ? [] : [state]));
};
