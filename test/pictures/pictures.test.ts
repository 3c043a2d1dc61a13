import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../server/src/core/trace/trace.js';
import { ladder } from '../../server/src/core/views/ladder/layout.js';
import { svg } from '../../server/src/core/views/renderers/svg.js';
import { text } from '../../server/src/core/views/renderers/text.js';
import { themes } from '../../server/src/core/views/renderers/theme.js';
import { tikz } from '../../server/src/core/views/renderers/tikz.js';
import { columns } from '../../server/src/core/views/width.js';
import { analysisOf, documentsIn } from '../examples/documents.js';

interface GoldenFigure {
  readonly name: string;
  readonly trace: Trace;
}

const figuresOf = (file: string): readonly GoldenFigure[] =>
  analysisOf(file).exchanges.map(({ trace }) => ({ name: `${path.parse(file).name}-${trace.exchange.name}`, trace }));

const rfc = documentsIn('examples/rfc9293').flatMap(figuresOf);
const handshakes = ['examples/open.hsk', 'examples/close.hsk', 'examples/ko/open.hsk'].flatMap(figuresOf);
const timed = figuresOf('examples/pipelining.hsk');
const all = [...documentsIn('examples')].flatMap(figuresOf);

/** Refreshed by `npx vitest run test/pictures -u`; look at each one that has changed. */
describe.each([...rfc, ...handshakes, ...timed])('$name', ({ name, trace }) => {
  const golden = (ending: string) => `./golden/${name}.${ending}`;

  it('as SVG', () => expect(svg(ladder(trace))).toMatchFileSnapshot(golden('svg')));
  it('as TikZ', () => expect(tikz(ladder(trace))).toMatchFileSnapshot(golden('tex')));
  it('in characters', () => expect(text(trace)).toMatchFileSnapshot(golden('unicode.txt')));
  it('in plain characters', () => expect(text(trace, { signs: 'ascii' })).toMatchFileSnapshot(golden('ascii.txt')));
});

const latex = spawnSync('pdflatex', ['--version']).status === 0 && spawnSync('kpsewhich', ['tikz.sty']).status === 0;

describe.skipIf(!latex)(`LaTeX${latex ? '' : ' (skipped: no pdflatex with TikZ on this machine)'}`, () => {
  it.each(rfc.concat(handshakes.slice(0, 2)))('compiles $name as it is', ({ trace }) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'handshake-tex-'));
    writeFileSync(path.join(folder, 'figure.tex'), tikz(ladder(trace)));
    execFileSync('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'figure.tex'], { cwd: folder, stdio: 'pipe' });
    expect(readFileSync(path.join(folder, 'figure.log'), 'utf8')).toMatch(/Output written on figure\.pdf \(1 page/);
  });
});

/** Every picture of every example keeps these. */
describe.each(all)('$name is drawn soundly:', ({ trace }) => {
  it('everything lies within the picture, time runs down', () => {
    const { width, height, arrows, states, notes, events, timers } = ladder(trace);
    for (const { from, to } of arrows) {
      expect(to.y).toBeGreaterThan(from.y);
      for (const { x, y } of [from, to]) expect(0 < x && x < width && 0 < y && y < height).toBe(true);
    }
    for (const box of [...states, ...notes]) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      expect(box.height).toBeGreaterThan(10);
    }
    for (const { at } of events) expect(at.y).toBeLessThan(height);
    for (const { from, to } of timers) expect(to).toBeGreaterThan(from);
  });

  it('states of a host stand one below the other', () => {
    const { states, lifelines } = ladder(trace);
    for (const { host } of lifelines) {
      const own = states.filter((state) => state.host === host && state.place === 'side');
      own.slice(1).forEach((state, index) => {
        const before = own[index];
        expect(before && before.y + before.height).toBeLessThanOrEqual(state.y);
      });
    }
  });

  it('in plain characters of at most 72 columns', () => {
    const drawn = text(trace, { signs: 'ascii' });
    expect(drawn.split('\n').filter((line) => columns(line) > 72)).toEqual([]);
    expect(drawn.replace(/\p{L}/gu, '')).toMatch(/^[\n\x20-\x7e]*$/);
  });

  it.each(themes)('as well-formed SVG in the theme %s', (theme) => {
    const drawn = svg(ladder(trace), { theme });
    const tags = [...drawn.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)];
    const open: string[] = [];
    for (const [, closing, name = '', empty] of tags) {
      if (closing) expect(open.pop()).toBe(name);
      else if (!empty) open.push(name);
    }
    expect(open).toEqual([]);
    expect(drawn).not.toMatch(/NaN|undefined|Infinity/);
  });
});
