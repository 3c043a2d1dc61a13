/** JUnit XML: a suite a file; each error is a failed case, each other problem one that passes with output. */

import { type Catalogue, speakingAs, wording } from '../../core/index.js';
import { counts, type FileReport, type ToldProblem } from '../told.js';

export function junit(files: readonly FileReport[]): string {
  const { errors } = counts(files);
  const tests = files.reduce((sum, file) => sum + casesOf(file).length, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="handshake" tests="${tests}" failures="${errors}">\n`,
    ...files.map(suite),
    '</testsuites>\n',
  ].join('');
}

function suite(file: FileReport): string {
  const { errors } = counts([file]);
  const cases = casesOf(file);
  return `  <testsuite name="${xml(file.path)}" tests="${cases.length}" failures="${errors}" errors="0">\n${cases.join('')}  </testsuite>\n`;
}

/** A clean file is one passed case, so that it is seen to have been checked. */
const casesOf = ({ path, problems, language }: FileReport): readonly string[] =>
  problems.length === 0
    ? [`    <testcase name="${xml(saidOf(language).noProblemsCase)}" classname="${xml(path)}"/>\n`]
    : problems.map((problem) => testCase(problem, path, saidOf(language)));

const saidOf = (language: string | undefined): Catalogue['terminal'] => speakingAs(language, () => wording().terminal);

function testCase({ code, severity, message, line, column }: ToldProblem, path: string, said: Catalogue['terminal']): string {
  const place = `${path}:${line}:${column}`;
  const body =
    severity === 'error'
      ? `<failure type="${xml(code)}" message="${xml(message)}">${xml(`${place}: ${message}`)}</failure>`
      : `<system-out>${xml(`${place}: ${said.severity(severity)}: ${message}`)}</system-out>`;
  return `    <testcase name="${xml(said.codeAt(code, `${line}:${column}`))}" classname="${xml(path)}" file="${xml(path)}" line="${line}">${body}</testcase>\n`;
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
