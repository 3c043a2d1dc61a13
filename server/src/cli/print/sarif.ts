/** SARIF 2.1.0: results for code scanning, with other places and fixes. */
import type { Problem, Severity } from '../../core/problem/problem.js';
import type { Span } from '../../core/span.js';
import type { Fix } from '../../core/views/fixes.js';
import { words } from '../../core/views/words.js';
import { type Checked, MOST_FIXES, rangeOf } from '../checked.js';
import type { Source } from '../sources.js';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note' };

export function sarif(files: readonly Checked[], version: string): string {
  const codes = [...new Set(files.flatMap((file) => file.problems.map((problem) => problem.code)))].sort();
  const run = {
    tool: { driver: { name: 'handshake', version, rules: codes.map((id) => ({ id })) } },
    columnKind: 'utf16CodeUnits',
    artifacts: files.map((file) => ({ location: { uri: uriOf(file.source.path) } })),
    results: files.flatMap((file) => file.problems.map((problem) => result(problem, file, codes))),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function result(problem: Problem, file: Checked, codes: readonly string[]) {
  const repairs = file.fixesOf(problem, MOST_FIXES).map((fix) => repair(fix, file.source));
  const related = problem.related.flatMap((each, id) => {
    const source = file.sourceAt(each.place.source);
    return source === undefined ? [] : [{ id, ...location(each.place.span, source), message: { text: each.text } }];
  });
  return {
    ruleId: problem.code,
    ruleIndex: codes.indexOf(problem.code),
    level: LEVELS[problem.severity],
    message: { text: words(problem) },
    locations: [location(problem.span, file.source)],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
    ...(repairs.length > 0 ? { fixes: repairs } : {}),
  };
}

const repair = (fix: Fix, source: Source) => ({
  description: { text: fix.title },
  artifactChanges: [
    {
      artifactLocation: { uri: uriOf(source.path) },
      replacements: fix.edits.map(({ span, text }) => ({ deletedRegion: region(span, source), insertedContent: { text } })),
    },
  ],
});

const location = (span: Span, source: Source) => ({
  physicalLocation: { artifactLocation: { uri: uriOf(source.path) }, region: region(span, source) },
});

function region(span: Span, source: Source) {
  const { line, column, endLine, endColumn } = rangeOf(span, source.lines);
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Shipped protocols have an address; a drive's letter is none. */
const uriOf = (path: string): string => {
  const scheme = /^[a-z][a-z0-9+.-]+:\/\//i.exec(path)?.[0] ?? '';
  return scheme + path.slice(scheme.length).replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
};
