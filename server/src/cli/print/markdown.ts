/** `render --format markdown`: each exchange with its diagram, the states after each step, and what is wrong. */
import { type Problem, type Step, stepText, type Trace, wording, words } from '../../core/index.js';
import type { CheckedFile } from '../checked.js';

export const markdown = (file: CheckedFile, figure: (trace: Trace) => string): string =>
  [...file.traces.map((trace) => chapter(trace, file, figure(trace))), problemList(file)].filter((part) => part !== '').join('\n');

function chapter(trace: Trace, file: CheckedFile, figure: string): string {
  return `## ${text(titleOf(trace, file))}\n\n${figure}\n\n${table(trace, file)}`;
}

const titleOf = ({ exchange }: Trace, file: CheckedFile): string =>
  [exchange.title, exchange.name, file.source.path].find((title) => title !== '') ?? '';

function table(trace: Trace, { source }: CheckedFile): string {
  const hosts = trace.hosts.map((host) => host.name);
  const said = wording().terminal;
  const line = (step: Step) => String(source.lines.position(step.span.start).line);
  const rows = [
    [said.lineColumn, said.stepColumn, ...hosts.map(text)],
    ['---:', '---', ...hosts.map(() => '---')],
    ['', '', ...hosts.map((host) => text(trace.start[host] ?? ''))],
    ...trace.steps.map((step) => [line(step), code(stepText(step)), ...hosts.map((host) => statesOf(step, host))]),
  ];
  return rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

const statesOf = ({ passed, states }: Step, host: string): string => [...(passed[host] ?? []), states[host] ?? ''].map(text).join(' → ');

function problemList(file: CheckedFile): string {
  if (file.problems.length === 0) return '';
  const said = wording().terminal;
  const item = (problem: Problem) =>
    `- ${said.severity(problem.severity)} \`${problem.code}\`, ${said.line(file.source.lines.position(problem.span.start).line)}: ${text(words(problem))}\n`;
  return `## ${said.problems}\n\n${file.problems.map(item).join('')}`;
}

/** Text of the author stays text. */
const text = (written: string): string => oneLine(written).replace(/[\\`*_~[\]<>|#&!$]/g, '\\$&');

/** In a table even code ends at a bar, if it is not escaped. */
function code(written: string): string {
  const line = oneLine(written).replaceAll('|', '\\|');
  return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``;
}

const oneLine = (written: string): string => written.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
