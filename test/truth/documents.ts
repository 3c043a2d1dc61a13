/** The recordings that are written as documents: the kernel's states after each of their lines. */
import { accusationText, check } from './check.js';
import { documents, statesAt, textOf } from './kernel.js';
import type { Finding, TruthResult } from './result.js';

const unconnected = (state: string | undefined): string | undefined => (state === 'LISTEN' ? 'CLOSED' : state);

const disagreementsOf = (name: string, text: string): readonly Finding[] => {
  const steps = check(text).traces.flatMap((trace) => trace.steps);
  const byLine = new Map(steps.map((step) => [text.slice(0, step.span.start).split('\n').length, step.states]));
  return statesAt(name).flatMap(([line, ...kernel]) =>
    (['A', 'B'] as const).flatMap((host, side) => {
      const state = byLine.get(line)?.[host];
      const what = `line ${line}, ${host}: ${state}, kernel: ${kernel[side]}: ${text.split('\n')[line - 1]}`;
      return unconnected(state) === unconnected(kernel[side]) ? [] : [{ name, what }];
    }),
  );
};

export const documentsResult = (): TruthResult => {
  const all = documents.map((name) => {
    const text = textOf(`${name}.hsk`);
    const { accusations, traces } = check(text);
    return {
      segments: traces.flatMap(({ steps }) => steps).filter(({ kind }) => kind === 'message').length,
      accusations: accusations.map((problem) => ({ name, what: accusationText(problem, text) })),
      disagreements: disagreementsOf(name, text),
    };
  });
  return {
    title: 'documents',
    recordings: documents.length,
    segments: all.reduce((sum, { segments }) => sum + segments, 0),
    accusations: all.flatMap(({ accusations }) => accusations),
    disagreements: all.flatMap((found) => found.disagreements),
  };
};
