/** What stands around problems and grades at a terminal. */
import type { Severity } from '../../problem/problem.js';
import { otherwise } from './exercise.js';
import type { Of } from './phrases.js';

const plural = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

export const terminal = {
  severity: (severity: Severity): string => severity,
  note: 'note',
  noDocuments: 'No documents found: a folder is searched for *.hsk files and for handshake fences in *.md files.',
  noProblems: (files: number) => `No problems in ${plural(files, 'file')}.`,
  errors: (number: number) => plural(number, 'error'),
  warnings: (number: number) => plural(number, 'warning'),
  informations: (number: number) => `${number} information`,
  /** @param parts such as `2 errors` */
  inFiles: (parts: string, files: number) => `${parts} in ${plural(files, 'file')}.`,
  nothingHandedIn: 'Nothing was handed in: there are no *.hsk files.',
  points: 'points',
  passed: 'passed',
  failed: 'failed',
  noMorePoints: 'no more points',
  passedOf: (passed: number, all: number) => `${passed} of ${all} passed`,
  missedOf: (missed: number, all: number) => `${missed} of ${all}`,
  item: 'item',
  missed: 'missed',
  writtenInstead: 'written instead',
  nothingWritten: 'nothing',
  writtenAs: (name: string, own: string) =>
    `This is the answer to ${name} by its given lines, though ${own === '' ? 'its name is gone' : `it is called ${own}`}.`,
  othersNumbers: (student: string) => `These are the numbers of ${student}.`,
  line: (line: number) => `line ${line}`,
  pointsOf: (points: string, all: string) => `${points} of ${all} points`,
  nothingMissed: 'Everything is right.',
  solution: 'Solutions',
  noAnswer: 'No answer is known: the exercise has no solution.',
  sheetName: 'Name',
  sheetTitle: 'Exercises',
  hint: (text: string) => `Hint: ${text}`,
  /** Of pages and tables. */
  lineColumn: 'Line',
  stepColumn: 'Step',
  problems: 'Problems',
  noProblemsCase: 'no problems',
  codeAt: (code: string, place: string) => `${code} at ${place}`,
  grades: { id: 'id', name: 'name', email: 'email', file: 'file', points: 'points', of: 'of', result: 'result', feedback: 'feedback' },
  alsoPasses: (different: string, how: Of<'other-answer'>['how']) => `also passes: ${otherwise({ how, different })}`,
  covered: (title: string, touched: number, all: number) => `${title}, ${touched} of ${all}`,
  statesOf: (protocol: string) => `${protocol}: states`,
  transitions: 'transitions',
  paragraphs: 'sections',
  inConnections: (errors: number, warnings: number, connections: number) =>
    `${plural(errors, 'error')}, ${plural(warnings, 'warning')} in ${plural(connections, 'connection')}.`,
  inLine: (exercise: string, line: number) => `${exercise}, line ${line}`,
};
