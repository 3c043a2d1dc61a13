/** SARIF 2.1.0: results for code scanning, with other places and fixes. */
import type { Severity } from '../../core/index.js';
import type { LineRangeOfProblem } from '../checked.js';
import type { FileReport, ToldFix, ToldProblem } from '../told.js';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note' };

export function sarif(files: readonly FileReport[], version: string): string {
  const codes = [...new Set(files.flatMap(({ problems }) => problems.map(({ code }) => code)))].sort();
  const run = {
    tool: { driver: { name: 'handshake', version, rules: codes.map((id) => ({ id })) } },
    columnKind: 'utf16CodeUnits',
    artifacts: files.map(({ path }) => ({ location: { uri: uriOf(path) } })),
    results: files.flatMap(({ path, problems }) => problems.map((problem) => result(problem, path, codes))),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function result(problem: ToldProblem, path: string, codes: readonly string[]) {
  const repairs = problem.fixes.map((fix) => repair(fix, path));
  const related = problem.related.flatMap(({ text, path: other, at }, id) =>
    at === undefined ? [] : [{ id, ...location(at, other), message: { text } }],
  );
  return {
    ruleId: problem.code,
    ruleIndex: codes.indexOf(problem.code),
    level: LEVELS[problem.severity],
    message: { text: problem.message },
    locations: [location(problem, path)],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
    ...(repairs.length > 0 ? { fixes: repairs } : {}),
  };
}

const repair = ({ title, edits }: ToldFix, path: string) => ({
  description: { text: title },
  artifactChanges: [
    {
      artifactLocation: { uri: uriOf(path) },
      replacements: edits.map((edit) => ({ deletedRegion: region(edit), insertedContent: { text: edit.text } })),
    },
  ],
});

const location = (range: LineRangeOfProblem, path: string) => ({
  physicalLocation: { artifactLocation: { uri: uriOf(path) }, region: region(range) },
});

const region = ({ line, column, endLine, endColumn }: LineRangeOfProblem) => ({ startLine: line, startColumn: column, endLine, endColumn });

/** Shipped protocols have an address; a drive's letter is none. */
const uriOf = (path: string): string => {
  const scheme = /^[a-z][a-z0-9+.-]+:\/\//i.exec(path)?.[0] ?? '';
  return scheme + path.slice(scheme.length).replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
};
