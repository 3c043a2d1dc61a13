/** Tables for a terminal. */

import { wording } from '../../core/index.js';
import type { Coverage, Covered } from '../../language/index.js';
import { columns, padEnd, visible } from '../print/width.js';

export function table(rows: readonly (readonly string[])[]): string {
  const shown = rows.map((row) => row.map(visible));
  const widths = (shown[0] ?? []).map((_, column) => Math.max(...shown.map((row) => columns(row[column] ?? ''))));
  return shown
    .map(
      (row) =>
        `${row
          .map((cell, column) => padEnd(cell, widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

export function coverageText({ protocol, states, transitions, rules }: Coverage): string {
  const said = wording().terminal;
  return [
    part(said.statesOf(protocol), states),
    part(said.transitions, transitions),
    part(
      said.paragraphs,
      rules.map(({ name, by }) => ({ name: wording().problems.see(name), by })),
    ),
  ].join('\n');
}

function part(title: string, all: readonly Covered[]): string {
  const touched = all.filter(({ by }) => by.length > 0).length;
  return `${wording().terminal.covered(title, touched, all.length)}\n${table(all.map(({ name, by }) => [by.length > 0 ? '  +' : '  -', name, by.join(', ')]))}`;
}
