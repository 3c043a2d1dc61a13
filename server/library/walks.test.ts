import { readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'vitest';
import { movesOf } from '../src/core/run/search/moves.js';
import type { World } from '../src/core/run/world.js';
import { statementText } from '../src/core/views/statement-text.js';
import { libraryNames } from '../src/language/analysis/library.js';
import { analysed } from '../src/language/testing/check.js';
const textOf = (name: string): string => readFileSync(path.join(import.meta.dirname, `${name}.hsk`), 'utf8');
let seed = 7;
const rnd = (n: number) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 2147483648 * n); };
it.each([...libraryNames])('%s', (name) => {
  const [machine] = analysed(textOf(name)).machines;
  const roles = (machine?.roles ?? []).map(r => r.name);
  const hosts = roles.length === 1 ? (machine?.starts ?? []).length ? [] : ['A','B'].map(h => `host ${h}`) : [...roles, ...roles].map((r, i) => `host H${i} is ${r}`);
  const st = machine?.starts[0];
  const seat = (s: any) => `${s?.role ? ` is ${s.role}` : ''}${s?.state ? ` in ${s.state}` : ''}`;
  const hs = hosts.length ? hosts : [`host A${seat(st?.sender)}`, `host B${seat(st?.receiver)}`];
  const small = roles.length > 1 ? [hs, hs.slice(0, roles.length)] : [hs];
  const seen = new Set<string>();
  for (const set of small) {
  const { exchanges } = analysed(`exchange e using ${name} {\n${set.join('\n')}\n}\n`);
  const run = exchanges[0]!.run;
  for (let w = 0; w < 40; w++) {
    let world: World = run.end; const way: string[] = [];
    const take = (only: boolean) => {
      const ms = movesOf(run.context, world).filter(m => !only || m.owed);
      const good = ms.filter(m => m.dropped === undefined);
      const use = only ? ms : good;
      const pick = use[rnd(use.length)];
      if (!pick) return false;
      world = pick.world; way.push(statementText(pick.statement)); return true;
    };
    for (let i = 0; i < 3 + rnd(9); i++) if (!take(rnd(2) === 0) && !take(false)) break;
    for (let i = 0; i < 25; i++) if (!take(true)) break;
    const owing = world.hosts.flatMap(h => h.owed.filter(o => o.how !== 'allow').map(o => `${h.name} in ${machine?.roles[h.role]?.states[h.state]?.name} owes ${o.segment.kind >= 0 ? machine?.messages[o.segment.kind]?.name : o.segment.flags} to ${o.to}`));
    const key = owing.join('; ').replaceAll(/H\d/g, 'H');
    if (owing.length && !seen.has(key)) { seen.add(key); console.log(name, '|', owing.join('; '), '|', way.join(' ; ')); }
  }}
}, 60000);
