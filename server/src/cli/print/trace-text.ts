/** A trace as a table for people: each step with the states of all hosts after it. */
import { nothing, type States, type Step, stepText, type Trace } from '../../core/index.js';
import type { CheckedFile } from '../checked.js';
import type { LineIndex } from '../lines.js';
import type { TerminalColours } from './colours.js';
import { columns, padEnd, visible } from './width.js';

type TableRow = readonly string[];

export const traceText = (files: readonly CheckedFile[], colours: TerminalColours): string =>
  files
    .map((file) => `${colours.strong(visible(file.source.path))}\n\n${file.traces.map((trace) => table(trace, file, colours)).join('\n')}`)
    .join('\n');

function table(trace: Trace, { source }: CheckedFile, colours: TerminalColours): string {
  const hosts = trace.hosts.map((host) => host.name);
  const rows = [
    ['', '', ...hosts],
    ['', '', ...statesOf(trace.start, hosts)],
    ...trace.steps.map((step) => row(step, hosts, source.lines)),
  ];
  const widths = hosts.concat('', '').map((_, column) => Math.max(...rows.map((cells) => columns(cells[column] ?? ''))));
  const lines = rows.map((cells, at) => line(cells, widths, trace.steps[at - 2], colours));
  return `${heading(trace)}\n${lines.join('')}`;
}

const heading = ({ exchange, machine }: Trace): string =>
  visible(
    ['exchange', exchange.name, exchange.title === '' ? '' : `"${exchange.title}"`, `using ${machine.name}`]
      .filter((part) => part !== '')
      .join(' '),
  );

const row = (step: Step, hosts: readonly string[], lines: LineIndex): TableRow => [
  String(lines.position(step.span.start).line).padStart(4),
  visible(stepText(step)),
  ...statesOf(step.states, hosts, step.passed),
];

const statesOf = (states: States, hosts: readonly string[], passed: Step['passed'] = nothing): TableRow =>
  hosts.map((host) => [...(passed[host] ?? []), states[host] ?? ''].join(' → '));

function line(cells: TableRow, widths: readonly number[], step: Step | undefined, { severity }: TerminalColours): string {
  const shown = cells
    .map((cell, column) => padEnd(cell, widths[column] ?? 0))
    .join('  ')
    .trimEnd();
  const marks = (step?.problems ?? []).map((problem) => severity(problem.severity, problem.code));
  return `${shown}${marks.length > 0 ? `  ${marks.join(', ')}` : ''}\n`;
}
