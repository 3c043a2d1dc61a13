/** JUnit XML: a suite a file; each error is a failed case, each other problem one that passes with output. */
import type { Problem } from '../../core/problem/problem.js';
import { words } from '../../core/views/words.js';
import { type Checked, count } from '../checked.js';

export function junit(files: readonly Checked[]): string {
  const { errors } = count(files);
  const tests = files.reduce((sum, file) => sum + casesOf(file).length, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="handshake" tests="${tests}" failures="${errors}">\n`,
    ...files.map(suite),
    '</testsuites>\n',
  ].join('');
}

function suite(file: Checked): string {
  const { errors } = count([file]);
  const cases = casesOf(file);
  return `  <testsuite name="${xml(file.source.path)}" tests="${cases.length}" failures="${errors}">\n${cases.join('')}  </testsuite>\n`;
}

/** A clean file is one passed case, so that it is seen to have been checked. */
const casesOf = (file: Checked): readonly string[] =>
  file.problems.length === 0
    ? [`    <testcase name="no problems" classname="${xml(file.source.path)}"/>\n`]
    : file.problems.map((problem) => testCase(problem, file));

function testCase(problem: Problem, file: Checked): string {
  const { line, column } = file.source.lines.position(problem.span.start);
  const place = `${file.source.path}:${line}:${column}`;
  const message = words(problem);
  const body =
    problem.severity === 'error'
      ? `<failure type="${xml(problem.code)}" message="${xml(message)}">${xml(`${place}: ${message}`)}</failure>`
      : `<system-out>${xml(`${place}: ${problem.severity}: ${message}`)}</system-out>`;
  return `    <testcase name="${xml(`${problem.code} at ${line}:${column}`)}" classname="${xml(file.source.path)}" file="${xml(file.source.path)}" line="${line}">${body}</testcase>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** XML has no place for control characters and lone surrogates, not even escaped. */
export const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '\u{fffd}')
    .replace(/[&<>"\n\r\t]/g, (character) => ENTITIES[character] ?? character);
