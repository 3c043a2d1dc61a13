/** The shipped verifications beside SPIN: the same verdicts, and as many states. */
import { execFileSync, spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import type { AnalysedVerification, Analysis } from '../../server/src/language/analysis/analysis.js';
import { promelaOf } from '../../server/src/language/verify/promela.js';
import { outcomeOf } from '../../server/src/language/verify/verified.js';

export interface BesideSpin {
  readonly verifications: number;
  readonly properties: number;
  readonly states: number;
  readonly differences: readonly string[];
}

export const hasSpin = (): boolean => spawnSync('spin', ['-V']).status === 0 && spawnSync('cc', ['--version']).status === 0;

const LIMITS = { states: 1_000_000 };
/** All that must hold. */
const EVERY_PROPERTY = 0;
/** A property that there is none of: nothing is checked, all states are counted. */
const NO_PROPERTY = 99;

/** @param files documents with verifications */
export function besideSpin(files: readonly string[]): BesideSpin {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'handshake-spin-'));
  try {
    const all = files.flatMap((file) => {
      const analysis = analyse(readFileSync(file, 'utf8'), { source: file, read: () => undefined });
      return analysis.verifications.map((analysed) =>
        compared(`${path.basename(file)} ${analysed.verification.name}`, withoutAdversary(analysed), analysis, folder),
      );
    });
    const sum = (of: (each: BesideSpin) => number): number => all.reduce((total, each) => total + of(each), 0);
    return {
      verifications: all.length,
      properties: sum(({ properties }) => properties),
      states: sum(({ states }) => states),
      differences: all.flatMap(({ differences }) => differences),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is written for SPIN leaves the adversary out. */
function withoutAdversary(analysed: AnalysedVerification): AnalysedVerification {
  const { adversary, ...verification } = analysed.verification;
  return { ...analysed, verification };
}

function compared(name: string, analysed: AnalysedVerification, analysis: Analysis, folder: string): BesideSpin {
  const { states, verdicts } = outcomeOf(analysed, analysis, LIMITS);
  const { text } = promelaOf(analysed, analysis, LIMITS, ({ source }) => source);
  writeFileSync(path.join(folder, 'model.pml'), text);
  const asked = verdicts.map(({ kind, verdict }, at) => ({ kind, verdict, nth: at + 1 }));
  const isCommon = ({ kind }: (typeof asked)[number]): boolean => kind !== 'possible' && kind !== 'leads';
  // what is said to hold is asked for at once, in the run that counts
  const isQuiet = asked.every((each) => !isCommon(each) || each.verdict === 'holds');
  const together = isQuiet ? spin(folder, EVERY_PROPERTY) : undefined;
  const isAgreed = together?.errors === 0;
  const counted = isAgreed ? together : spin(folder, NO_PROPERTY);
  const differences = asked
    .filter((each) => !isAgreed || !isCommon(each))
    .flatMap(({ kind, verdict, nth }) => {
      const isFound = spin(folder, nth, kind === 'leads').errors > 0;
      const said = isFound === (kind === 'possible') ? 'holds' : 'fails';
      return said === verdict ? [] : [`${name}: ${kind} ${verdict}, SPIN: ${said}`];
    });
  // where something is on its way at first, putting it there is one step more
  const wanted = states + (text.includes('bit begun') ? 1 : 0);
  const count = counted.states === wanted ? [] : [`${name}: ${states} states, SPIN: ${counted.states}`];
  return { verifications: 1, properties: asked.length, states, differences: [...count, ...differences] };
}

/** @param isCircle a circle is an error */
function spin(cwd: string, property: number, isCircle = false): { readonly errors: number; readonly states: number } {
  execFileSync('spin', ['-a', `-DPROPERTY=${property}`, 'model.pml'], { cwd });
  execFileSync('cc', ['-w', ...(isCircle ? [] : ['-DSAFETY']), '-DNOREDUCE', '-o', 'pan', 'pan.c'], { cwd });
  const out = execFileSync(path.join(cwd, 'pan'), [...(isCircle ? ['-a'] : []), '-m1000000'], { cwd, encoding: 'utf8' });
  const number = (pattern: RegExp): number => Number(pattern.exec(out)?.[1] ?? Number.NaN);
  return { errors: number(/errors: (\d+)/), states: number(/(\d+) states, stored/) };
}

export const shippedVerifications = (): readonly string[] => globSync('examples/verify/*.hsk').sort();
