/** State diagrams of the whole library: arrows leave and arrive upright, clear of each other. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type PlacedRole, type Point, stateGraphs } from '../../core/index.js';
import { analyse } from '../../language/index.js';
import { layOutStates } from './states-layout.js';

const names = readdirSync(path.resolve(import.meta.dirname, '../../../library'))
  .filter((file) => file.endsWith('.hsk'))
  .map((file) => path.basename(file, '.hsk'));

function laidOut(name: string): readonly PlacedRole[] {
  const [exchange] = analyse(`using ${name}\nhost A\nhost B\n`, { source: `${name}.hsk`, read: () => undefined }).exchanges;
  if (exchange === undefined) throw new Error(`no exchange uses ${name}`);
  return stateGraphs(exchange.machine).map(layOutStates);
}

const endsOf = ({ ways }: PlacedRole): readonly Point[] =>
  ways.filter(({ from, to }) => from !== to).flatMap(({ points }) => [points[0], points.at(-1)].flatMap((point) => point ?? []));

describe.each(names)('%s', (name) => {
  it('has each arrow end at the edge above or below a state, and no two in one place', () => {
    const roles = laidOut(name);
    expect(roles.flatMap(({ nodes }) => nodes).length).toBeGreaterThan(0);
    for (const role of roles) {
      const ends = endsOf(role);
      for (const { x, y } of ends)
        expect(
          role.nodes.some((node) => x > node.x && x < node.x + node.width && (y === node.y || y === node.y + node.height)),
          `${x}, ${y}`,
        ).toBe(true);
      for (const [at, one] of ends.entries())
        for (const other of ends.slice(at + 1))
          expect(one.y !== other.y || Math.abs(one.x - other.x) > 13.9, `${one.x}, ${one.y}`).toBe(true);
    }
  });
});
