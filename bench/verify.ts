/** Everything that can happen, looked through: how fast (processor time), in how much memory, and SPIN on the same model, where it is installed. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lookThrough } from '../server/src/core/verify/search.js';
import type { Verified } from '../server/src/core/verify/verified.js';
import { analyse } from '../server/src/language/analysis/analyse.js';
import { promelaOf } from '../server/src/language/verify/promela.js';
import { hasSpin } from '../test/truth/spin.js';

export const VERIFY = [
  '',
  'states',
  'steps',
  'ms of processor',
  'steps/s',
  'bytes a state',
  'rules run',
  'SPIN: states',
  'ms of processor',
  'steps/s',
  'bytes a state',
];

const TEXTS: Readonly<Record<string, string>> = {
  'alternating bit': 'verify using alternating_bit { may sender send Data up to 4\nnetwork loses 3, duplicates 3, holds 4\n}',
  'two-phase commit, 3': [
    'verify using two_phase_commit {\nhost C is coordinator',
    ...['P', 'Q', 'R'].map((name) => `host ${name} is participant`),
    ...['P', 'Q', 'R'].flatMap((name) => [`may C send Prepare to ${name}`, `may ${name} send Yes`]),
    '}',
  ].join('\n'),
  'tcp, one lost, one twice': 'verify {\nmay A : connect, close\nmay B : close\nnetwork loses 1, duplicates 1, holds 2\n}',
  'tcp, two lost, text': [
    'verify {\nmay A : connect, close\nmay B : close\nmay A send PSH+ACK len=1\nmay B send PSH+ACK len=1',
    'network loses 2, duplicates 1, holds 2\n}',
  ].join('\n'),
};

const MOST = 300_000;

export function verifyTimes(): readonly (readonly string[])[] {
  return Object.entries(TEXTS).map(([name, text]) => {
    const analysis = analyse(`${text}\n`, { source: 'bench.hsk', read: () => undefined });
    const [analysed] = analysis.verifications;
    const last = analysed?.runs[analysed.runs.length - 1];
    if (analysed === undefined || last === undefined) throw new Error(`${name} is no verification`);
    const look = (): Verified =>
      lookThrough({ context: last.context, world: last.end, verification: analysed.verification, abrupt: [] }, { states: MOST });
    // the second time the program is warm
    look();
    const before = process.cpuUsage();
    const { states, transitions, bytes, steps, complete } = look();
    const { user, system } = process.cpuUsage(before);
    const time = (user + system) / 1000;
    const { text: model } = promelaOf(analysed, analysis, { states: MOST }, ({ source }) => source);
    return [
      name,
      `${states}${complete ? '' : ' (not all)'}`,
      String(transitions),
      time.toFixed(0),
      rate(transitions, time),
      (bytes / states).toFixed(0),
      String(steps),
      ...(hasSpin() && complete ? spinOn(model) : ['', '', '', '']),
    ];
  });
}

export const SPIN = ['written for SPIN by hand', 'states', 'ms of processor', 'steps/s', 'bytes a state'];

/** Models of the same kinds as their authors write them; nothing where SPIN is not installed. */
export function spinTimes(): readonly (readonly string[])[] {
  if (!hasSpin()) return [];
  const folder = fileURLToPath(new URL('../../bench/spin/', import.meta.url));
  return ['alternating-bit', 'two-phase-commit', 'tcp'].map((name) => [
    name.replaceAll('-', ' '),
    ...spinOn(readFileSync(path.join(folder, `${name}.pml`), 'utf8')),
  ]);
}

const rate = (count: number, time: number): string => `${(count / time / 1000).toFixed(2)} M`;

function spinOn(model: string): readonly string[] {
  const cwd = mkdtempSync(path.join(os.tmpdir(), 'handshake-bench-'));
  try {
    writeFileSync(path.join(cwd, 'model.pml'), model);
    execFileSync('spin', ['-a', '-DPROPERTY=99', 'model.pml'], { cwd });
    execFileSync('cc', ['-w', '-O2', '-DSAFETY', '-DNOREDUCE', '-o', 'pan', 'pan.c'], { cwd });
    // the shell tells what processor time its children have taken
    const out = execFileSync('sh', ['-c', './pan -m5000000 -w22; times'], { cwd, encoding: 'utf8' });
    const number = (pattern: RegExp): number => Number(pattern.exec(out)?.[1] ?? Number.NaN);
    const [, minutes, seconds, more, parts] = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/.exec(out) ?? [];
    const time = 60_000 * (Number(minutes) + Number(more)) + 1000 * (Number(seconds) + Number(parts));
    return [
      String(number(/(\d+) states, stored/)),
      time.toFixed(0),
      time === 0 ? '' : rate(number(/(\d+) transitions/), time),
      String(number(/State-vector (\d+) byte/)),
    ];
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}
