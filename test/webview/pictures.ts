/** Pictures for the page, as the server would make them, from traces written by hand. */
import type { Picture } from '../../contract/messages.js';
import type { Trace } from '../../server/src/core/trace/trace.js';
import { type Told, told, traceOf } from '../../server/src/core/views/sequence.fixture.js';
import { sequenceDiagram } from '../../server/src/core/views/sequence.js';
import { stepText } from '../../server/src/core/views/step-text.js';

export { told };

/** The n-th line told is line n of the document; the headline is line 0. */
export function pictureOf(what: Told, version = 1): Picture {
  const trace = traceOf(what);
  const title = what.title ?? '';
  const { text, marks } = sequenceDiagram(trace, { nowrap: true, title });
  return {
    uri: 'file:///exchange.hsk',
    version,
    exchanges: [{ name: 'x', title, lines: { from: 0, to: what.lines.length }, problems: trace.problems.length }],
    exchange: 0,
    title,
    protocol: 'tcp',
    hosts: trace.hosts,
    start: trace.start,
    text: sequenceDiagram(trace, { title }).text,
    diagram: text,
    marks,
    statements: what.lines.map((_, index) => ({ from: index + 1, to: index + 1 })),
    steps: trace.steps.map((step) => ({
      statement: step.statement,
      kind: step.kind,
      text: stepText(step),
      states: step.states,
      passed: step.passed,
      changed: step.changed,
      owed: step.owed,
      rules: step.rules.map(({ host, kind, see }) => ({ host, kind, see, place: { uri: 'builtin:///tcp.hsk', line: 3, character: 2 } })),
    })),
    problems: problemsOf(trace),
  };
}

const problemsOf = (trace: Trace): Picture['problems'] =>
  trace.steps.flatMap((step) =>
    step.problems.map(({ code, severity }) => ({
      code,
      severity,
      message: 'ack=100 acknowledges the wrong number: the SYN had seq=100 and counts as one, so B must say ack=101 (RFC 9293 §3.4).',
      statement: step.statement,
      line: step.statement + 1,
      character: 22,
      unreadable: false,
      expected: false,
    })),
  );
