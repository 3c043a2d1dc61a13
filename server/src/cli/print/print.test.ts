import { describe, expect, it } from 'vitest';
import type { Facts, Problem, Severity } from '../../core/problem/problem.js';
import { fixes } from '../../core/views/fixes.js';
import { LineIndex } from '../lines.js';
import { type FileReport, toldOf } from '../told.js';
import { coloursFor } from './colours.js';
import { github } from './github.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { sarif } from './sarif.js';
import { text } from './text.js';

const requirement = { kind: 'requirement', host: '서버', message: 'ACK', reason: '', situation: [], see: '' } as const;
const wrongNumber: Facts = { ...requirement, field: 'ack', written: '100', expected: '101' };

/** A file whose problems stand at ‹ ›; what they point to at « ». */
function file(path: string, marked: string, facts: Facts = wrongNumber, severity: Severity = 'error', code = 'tcp/ack'): FileReport {
  const plain = marked.replace(/[‹›«»]/g, '');
  const span = (open: string, close: string) => {
    const before = (mark: string) => marked.slice(0, marked.indexOf(mark)).replace(/[‹›«»]/g, '').length;
    return { start: before(open), end: before(close) };
  };
  const related = marked.includes('«') ? [{ place: { source: path, span: span('«', '»') }, text: 'this is what it answers' }] : [];
  const problem: Problem = { code, severity, span: span('‹', '›'), facts, related };
  const source = { path, lines: new LineIndex(plain), text: plain, problems: [] };
  return toldOf({
    source,
    problems: marked.includes('‹') ? [problem] : [],
    traces: [],
    sourceAt: (id) => (id === path ? source : undefined),
    sources: [path],
    runOf: () => undefined,
    fixesOf: fixes,
  });
}

const wrong = file('a b.hsk', 'A -> 서버 : «SYN»\n서버 -> A : ACK ‹ack=100›\n');
const clean = file('clean.hsk', 'A -> B : SYN\n');
const plain = coloursFor(false, {});

describe('check, printed', () => {
  it('as text', () => {
    expect(text([wrong, clean], plain)).toBe(
      [
        'a b.hsk:2:15: error: ack should be 101 in this ACK of 서버, not 100. [tcp/ack]',
        '   2 | 서버 -> A : ACK ack=100',
        '     |                 ^^^^^^^ Set ack to 101',
        'a b.hsk:1:11: note: this is what it answers',
        '   1 | A -> 서버 : SYN',
        '     |             ---',
        '',
        '1 error in 2 files.',
        '',
      ].join('\n'),
    );
    expect(text([clean], plain)).toBe('No problems in 1 file.\n');
    expect(text([], plain)).toMatch(/^No documents found/);
  });

  it('in colour, for people only', () => {
    expect(text([wrong], coloursFor(true, {}))).toContain('\u001b[31m');
    for (const environment of [{ NO_COLOR: '1' }, { TERM: 'dumb' }])
      expect(text([wrong], coloursFor(true, environment))).not.toContain('\u001b');
  });

  it('as JSON', () => {
    expect(JSON.parse(json([wrong, clean]))).toEqual({
      version: 1,
      files: [
        {
          path: 'a b.hsk',
          problems: [
            {
              code: 'tcp/ack',
              severity: 'error',
              message: 'ack should be 101 in this ACK of 서버, not 100.',
              line: 2,
              column: 15,
              endLine: 2,
              endColumn: 22,
              fixes: [{ title: 'Set ack to 101', edits: [{ line: 2, column: 15, endLine: 2, endColumn: 22, text: 'ack=101' }] }],
            },
          ],
        },
        { path: 'clean.hsk', problems: [] },
      ],
      errors: 1,
      warnings: 0,
    });
  });

  it('as GitHub annotations', () => {
    expect(
      github([file('a,b.hsk', '‹x›', { kind: 'syntax', fault: { fault: 'no-word', written: '100%\nwrong' } }, 'information', 'syntax')]),
    ).toBe('::notice file=a%2Cb.hsk,line=1,col=1,endLine=1,endColumn=2,title=syntax::There is no word 100%25%0Awrong.\n');
  });

  it('as JUnit XML', () => {
    const xml = junit([
      file('a.hsk', '‹x›', { kind: 'syntax', fault: { fault: 'no-word', written: '<"&\u0000' } }, 'error', 'syntax'),
      clean,
    ]);
    expect(xml).toContain('<testsuites name="handshake" tests="2" failures="1">');
    expect(xml).toContain('<failure type="syntax" message="There is no word &lt;&quot;&amp;\u{fffd}.">a.hsk:1:1: There');
    expect(xml).toContain('<testcase name="no problems" classname="clean.hsk"/>');
  });

  it('as SARIF', () => {
    const log = JSON.parse(sarif([wrong, clean], '1.2.3'));
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    expect(run.tool.driver).toEqual({ name: 'handshake', version: '1.2.3', rules: [{ id: 'tcp/ack' }] });
    expect(run.artifacts).toHaveLength(2);
    const [result] = run.results;
    const place = { artifactLocation: { uri: 'a%20b.hsk' }, region: { startLine: 2, startColumn: 15, endLine: 2, endColumn: 22 } };
    expect(result).toMatchObject({ ruleId: 'tcp/ack', ruleIndex: 0, level: 'error', locations: [{ physicalLocation: place }] });
    expect(result.relatedLocations[0].message.text).toBe('this is what it answers');
    expect(result.fixes[0].artifactChanges[0].replacements).toEqual([
      { deletedRegion: place.region, insertedContent: { text: 'ack=101' } },
    ]);
  });
});
