/** `trace --format json`, as the language's contract has it. */
import type { Step, Trace } from '../../core/index.js';
import type { CheckedFile } from '../checked.js';
import type { LineIndex } from '../lines.js';

export function traceJson(files: readonly CheckedFile[]): string {
  const shown = files.map(({ source, traces }) => ({ path: source.path, exchanges: traces.map((trace) => exchange(trace, source.lines)) }));
  return `${JSON.stringify({ version: 1, files: shown }, undefined, 2)}\n`;
}

const exchange = ({ exchange, machine, steps }: Trace, lines: LineIndex) => ({
  name: exchange.name,
  title: exchange.title,
  protocol: machine.name,
  steps: steps.map((step) => shape(step, lines)),
});

const shape = (step: Step, lines: LineIndex) => ({
  line: lines.position(step.span.start).line,
  kind: step.kind,
  ...particulars(step),
  states: step.states,
  ...(Object.keys(step.passed).length > 0 ? { passed: step.passed } : {}),
  problems: step.problems.map((problem) => problem.code),
});

function particulars(step: Step) {
  switch (step.kind) {
    case 'message':
      return {
        from: step.from,
        to: step.to,
        fate: step.timed ? 'delivered' : step.fate,
        names: step.names,
        fields: fieldsOf(step.fields),
        ...(step.frame === undefined ? {} : { frame: step.frame }),
      };
    case 'arrival':
      return { from: step.from, to: step.to, name: step.name };
    case 'event':
      return { host: step.host, event: step.event };
  }
}

const fieldsOf = (fields: readonly { readonly name: string; readonly value: string }[]) =>
  Object.fromEntries(fields.map(({ name, value }) => [name, value]));
