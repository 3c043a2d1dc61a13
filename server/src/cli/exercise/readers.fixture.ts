/** Reads results as the programs do that they are written for, strictly: what these would not take is a fault. */

/** The elements of a JUnit report: which attributes they must have and may have, and which elements may stand in them. */
const JUNIT: Readonly<
  Record<string, { readonly needs: readonly string[]; readonly may: readonly string[]; readonly holds: readonly string[] }>
> = {
  testsuites: { needs: [], may: ['name', 'time', 'tests', 'failures', 'errors'], holds: ['testsuite'] },
  testsuite: {
    needs: ['name', 'tests', 'failures', 'errors'],
    may: ['time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file'],
    holds: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
  },
  testcase: { needs: ['name'], may: ['time', 'classname', 'group'], holds: ['skipped', 'error', 'failure', 'system-out', 'system-err'] },
  failure: { needs: [], may: ['type', 'message'], holds: [] },
};

const TAG = /<(\/?)([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>/g;

/** What is wrong with it, as Jenkins reads it. */
export function junitFaults(xml: string): readonly string[] {
  const open: string[] = [];
  const faults: string[] = [];
  const counts = { testcase: 0, failure: 0 };
  for (const [, closing, name = '', attributes = '', single] of xml.matchAll(TAG)) {
    if (closing === '/') {
      if (open.pop() !== name) faults.push(`</${name}> closes nothing`);
      continue;
    }
    const kind = JUNIT[name];
    const parent = open.at(-1);
    if (name === 'testcase' || name === 'failure') counts[name]++;
    if (kind === undefined) faults.push(`no <${name}>`);
    if (parent !== undefined && JUNIT[parent]?.holds.includes(name) !== true) faults.push(`<${name}> in <${parent}>`);
    const given = [...attributes.matchAll(/([\w-]+)="/g)].map(([, each = '']) => each);
    faults.push(...(kind?.needs ?? []).filter((each) => !given.includes(each)).map((each) => `<${name}> without ${each}`));
    faults.push(
      ...given
        .filter((each) => kind?.needs.includes(each) !== true && kind?.may.includes(each) !== true)
        .map((each) => `${each} of <${name}>`),
    );
    if (single !== '/') open.push(name);
  }
  const left = xml.replace(/^<\?xml [^>]*\?>/, '').replace(TAG, '');
  if (/[<>]|&(?!(?:amp|lt|gt|quot|#\d+);)/.test(left)) faults.push('not well-formed');
  if (!xml.includes(`tests="${counts.testcase}" failures="${counts.failure}"`)) faults.push('counts');
  return [...faults, ...open];
}

/** RFC 4180. */
export function csvRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.length > 1);
}

/** By its headings, as a spreadsheet or Moodle's import shows it. */
export function csvRecords(text: string): readonly Readonly<Record<string, string>>[] {
  const [heading = [], ...rows] = csvRows(text);
  return rows.map((row) => Object.fromEntries(heading.map((name, at) => [name, row[at] ?? ''])));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code?: string, name = '') =>
    code === undefined ? (ENTITIES[name] ?? whole) : String.fromCodePoint(Number(code)),
  );

const ALTERNATIVE = '=.+?(?<!\\\\|&)(?=[~}])';
const CLOZE = new RegExp(`\\{\\d*:(?:NUMERICAL|SHORTANSWER):(${ALTERNATIVE}(?:~${ALTERNATIVE})*)\\}`, 'g');

/** What a student can type at each blank of a Moodle quiz, as Moodle's own import takes it: entities, \} and \# are read, no other backslash. */
export const clozeAnswers = (xml: string): readonly (readonly string[])[] =>
  [...xml.matchAll(/<questiontext[^>]*><text>([^<]*)<\/text>/g)].flatMap(([, text = '']) =>
    [...decoded(text).matchAll(CLOZE)].map(([, alternatives = '']) =>
      alternatives.split(/(?<!\\|&)~/).map((each) => decoded(each.slice(1)).replaceAll('\\}', '}').replaceAll('\\#', '#')),
    ),
  );

type FieldCheck = (value: unknown) => boolean;
const isText: FieldCheck = (value) => typeof value === 'string';
const isNumber: FieldCheck = (value) => typeof value === 'number' && Number.isFinite(value);
const oneOf =
  (...values: readonly unknown[]): FieldCheck =>
  (value) =>
    values.includes(value);

interface ResultShape {
  readonly whole: Readonly<Record<string, FieldCheck>>;
  readonly test: Readonly<Record<string, FieldCheck>>;
}

/** `results.json` of Gradescope's autograders. */
export const GRADESCOPE: ResultShape = {
  whole: { score: isNumber, output_format: oneOf('text', 'html', 'md', 'ansi', 'simple_format'), tests: Array.isArray },
  test: { name: isText, score: isNumber, max_score: isNumber, status: oneOf('passed', 'failed'), output: isText },
};

/** Of PrairieLearn's external graders. */
export const PRAIRIELEARN: ResultShape = {
  whole: { gradable: oneOf(true), score: (value) => isNumber(value) && Number(value) >= 0 && Number(value) <= 1, tests: Array.isArray },
  test: { name: isText, points: isNumber, max_points: isNumber, message: isText },
};

/** What the grading reporter of GitHub Classroom takes from a runner. */
export const GITHUB: ResultShape = {
  whole: { version: oneOf(1), status: oneOf('pass', 'fail', 'error'), max_score: isNumber, tests: Array.isArray },
  test: {
    name: isText,
    status: oneOf('pass', 'fail', 'error'),
    score: isNumber,
    message: isText,
    test_code: isText,
    filename: isText,
    line_no: isNumber,
    duration: isNumber,
  },
};

/** `results.json` of Exercism's test runners; at the whole a message belongs to an error, and only to that. */
export const EXERCISM: ResultShape = {
  whole: {
    version: oneOf(3),
    status: oneOf('pass', 'fail', 'error'),
    tests: Array.isArray,
    message: (value) => value === undefined || isText(value),
  },
  test: {
    name: isText,
    status: oneOf('pass', 'fail', 'error'),
    test_code: isText,
    task_id: Number.isInteger,
    message: (value) => value === undefined || isText(value),
  },
};

/** Fields that are not as they should be, or that nobody reads. */
export function resultFaults(json: string, { whole, test }: ResultShape): readonly string[] {
  const results: Record<string, unknown> & { readonly tests?: readonly Record<string, unknown>[] } = JSON.parse(json);
  return [...fieldFaults(results, whole), ...(results.tests ?? []).flatMap((each) => fieldFaults(each, test))];
}

const fieldFaults = (value: Readonly<Record<string, unknown>>, fields: ResultShape['test']): readonly string[] => [
  ...Object.entries(fields).flatMap(([name, check]) => (check(value[name]) ? [] : [name])),
  ...Object.keys(value).filter((name) => fields[name] === undefined),
];
