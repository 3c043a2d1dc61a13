/** Faults planted in protocols of the library, a row each, and which property of their `verify` blocks finds them. */
import { readFileSync } from 'node:fs';
import type { Rule } from '../../server/src/core/machine/machine.js';
import { rowKey } from '../../server/src/core/verify/coverage.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import type { Analysis } from '../../server/src/language/analysis/analysis.js';
import { libraryText } from '../../server/src/language/analysis/library.js';
import { outcomeOf } from '../../server/src/language/verify/verified.js';
import { dice } from './mutate.js';
import { rowsIn } from './rows.js';

export interface PlantedTally {
  readonly planted: number;
  /** By the kind of the first property that says otherwise than before. */
  readonly foundBy: ReadonlyMap<string, number>;
  /** The protocol has an error then, which nobody needs to look for. */
  readonly refused: number;
}

interface PlantedFault {
  readonly what: 'dropped' | 'turned' | 'led elsewhere';
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const LIMITS = { states: 30_000 };
const BLOCKS = 'examples/verify/library.hsk';

/** At most so many faults, the same ones each time. */
export function planted(protocol: string, most: number): PlantedTally {
  const library = libraryText(`builtin:///${protocol}.hsk`);
  if (library === undefined) throw new RangeError(`there is no protocol ${protocol}`);
  const block = blockOf(protocol);
  const right = verdictsOf(documentWith(library, protocol, block));
  if (right === undefined) throw new RangeError(`the block of ${protocol} has errors`);
  const roll = dice(28);
  const faults = shuffled([...faultsIn(library, protocol, block)], roll).slice(0, most);
  const foundBy = new Map<string, number>();
  let refused = 0;
  for (const { from, to, text } of faults) {
    const found = verdictsOf(documentWith(library.slice(0, from) + text + library.slice(to), protocol, block));
    const kind = found && right.find(([, verdict], at) => found[at]?.[1] !== verdict)?.[0];
    if (found === undefined) refused++;
    else if (kind !== undefined) foundBy.set(kind, (foundBy.get(kind) ?? 0) + 1);
  }
  return { planted: faults.length, foundBy, refused };
}

/** The blocks that the document of the library's verifications has for it. */
function blockOf(protocol: string): string {
  const found = new RegExp(`^verify ${protocol} [\\s\\S]*?^}`, 'm').exec(readFileSync(BLOCKS, 'utf8'))?.[0];
  if (found === undefined) throw new RangeError(`no block is there for ${protocol}`);
  return found.replace(/ using \w+/, ' using mutant');
}

const documentWith = (library: string, protocol: string, block: string): string =>
  `${library.replace(new RegExp(`^protocol ${protocol}\\b`, 'm'), 'protocol mutant')}\n${block}\n`;

const analysed = (text: string): Analysis => analyse(text, { source: 'mutant.hsk', read: () => undefined });

function verdictsOf(text: string): readonly (readonly [kind: string, verdict: string])[] | undefined {
  const analysis = analysed(text);
  const [first] = analysis.verifications;
  if (first === undefined || analysis.problems.some(({ severity }) => severity === 'error')) return undefined;
  return outcomeOf(first, analysis, LIMITS).verdicts.map(({ kind, verdict }) => [kind, verdict] as const);
}

/** In rows that the block takes: nothing that it looks at depends on the others. */
function* faultsIn(library: string, protocol: string, block: string): Generator<PlantedFault> {
  const shift = 'mutant'.length - protocol.length;
  const analysis = analysed(documentWith(library, protocol, block));
  const [verification] = analysis.verifications;
  if (verification === undefined) return;
  const taken = new Set<string>();
  const took = (rows: readonly { readonly rule: Rule }[]): void => {
    for (const { rule } of rows) taken.add(rowKey(rule));
  };
  outcomeOf(verification, analysis, { ...LIMITS, took });
  for (const { row, names } of rowsIn(verification.machine)) {
    if (!taken.has(rowKey(row))) continue;
    // the name of the protocol stands before all rows
    const [from, to] = [row.place.span.start - shift, row.place.span.end - shift];
    const text = library.slice(from, to);
    yield { what: 'dropped', from, to: endOfRow(library, to), text: '' };
    const guard = /^[^{"]*? when ((?:(?! -> | see |\{|\n).)+)/.exec(text);
    if (guard?.[1] !== undefined)
      yield { what: 'turned', from, to, text: text.replace(` when ${guard[1]}`, ` when not (${guard[1].trim()}) `) };
    const others = names.filter((name) => name !== row.target);
    const other = others[(from * 31) % Math.max(1, others.length)];
    if (row.target !== undefined && other !== undefined)
      yield { what: 'led elsewhere', from, to, text: text.replace(`-> ${row.target}`, `-> ${other}`) };
  }
}

/** With its paragraph, what it does, and what parts it from the next one. */
function endOfRow(library: string, from: number): number {
  let at = from + (/^(?:[ \t]+see[ \t]+"[^"]*")?[ \t]*/.exec(library.slice(from))?.[0].length ?? 0);
  if (library[at] === '{')
    for (let depth = 0; at < library.length; at++) {
      if (library[at] === '{') depth++;
      if (library[at] === '}' && --depth === 0) {
        at++;
        break;
      }
    }
  return at + (/^[ \t]*;/.exec(library.slice(at))?.[0].length ?? 0);
}

function shuffled<T>(all: readonly T[], roll: (below: number) => number): readonly T[] {
  const rest = [...all];
  return all.flatMap(() => rest.splice(roll(rest.length), 1));
}

/** One line for the table: how many are found, and by what. */
export function plantedLine(protocol: string, { planted: all, foundBy, refused }: PlantedTally): string {
  const found = [...foundBy.values()].reduce((sum, each) => sum + each, 0);
  const kinds = [...foundBy].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${kind} ${count}`);
  return `${protocol}: ${all} planted, ${found} found (${kinds.join(', ')}), ${refused} refused, ${all - found - refused} not found`;
}
