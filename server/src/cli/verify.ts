/** `handshake verify`: everything that can happen within bounds is looked at, and what must hold is told to hold or not. */
import type { Rule } from '../core/machine/machine.js';
import { rowKey } from '../core/verify/coverage.js';
import { speakingAs } from '../core/views/words/wording.js';
import { words } from '../core/views/words.js';
import { analyse } from '../language/analysis/analyse.js';
import type { AnalysedVerification, Analysis } from '../language/analysis/analysis.js';
import { ProtocolCoverage } from '../language/verify/covered.js';
import { errorsOf } from '../language/verify/errors.js';
import { verificationProblems } from '../language/verify/problems.js';
import { outcomeOf } from '../language/verify/verified.js';
import type { Command } from './command.js';
import { concluded, each, oneLine } from './each.js';
import { CLEAN, ERRORS_FOUND, type Io } from './io.js';
import { readInto } from './open.js';
import { type Arguments, oneOf, wrong } from './options.js';
import { coverageText, type ToldCoverage, toldCoverage } from './print/coverage.js';
import { verifyJson, verifyText } from './print/verify.js';
import { readSources, type SourceFile } from './sources.js';
import type { VerificationReport, VerifiedFile } from './verified.js';
import { verifyProgress } from './verify-progress.js';
import { said } from './words/said.js';

const FORMATS = ['text', 'json'] as const;
/** What anybody waits for, and what fits into the memory of any machine. */
const MOST_STATES = 1_000_000;
const MOST_SECONDS = 60;

export const verify: Command = {
  name: 'verify',
  usage: `[--format ${FORMATS.join('|')}] [--coverage] [--states N] [--seconds S] PATH…`,
  options: { format: { type: 'string' }, coverage: { type: 'boolean' }, states: { type: 'string' }, seconds: { type: 'string' } },
  run: async (given, io) => {
    const format = oneOf('verify', 'format', FORMATS, given.value('format'));
    const states = number(given, 'states', MOST_STATES);
    const seconds = number(given, 'seconds', MOST_SECONDS);
    if (given.paths.length === 0) throw wrong('verify', said().missing('PATH'));
    const known = new Map<string, SourceFile>();
    const covered = given.has('coverage') ? new ProtocolCoverage() : undefined;
    const { results, failures } = each(
      await readSources(given.paths, io),
      (source) => source,
      (source) => verified(source, known, { states, seconds, io, ...(covered && { covered }) }),
    );
    const coverage = covered && toldCoverage(covered.all, [...results.map(({ source }) => source), ...known.values()]);
    if (format === 'json') io.out(verifyJson(results, coverage));
    else io.out(textOf(results, coverage));
    tell(results, io);
    const fails = results.some(({ verifications }) => verifications.some((each) => isBroken(each)));
    return concluded(failures, fails ? ERRORS_FOUND : CLEAN, io);
  },
};

function textOf(files: readonly VerifiedFile[], coverage: readonly ToldCoverage[] | undefined): string {
  if (coverage === undefined) return verifyText(files);
  const hasBlocks = files.some(({ verifications }) => verifications.length > 0);
  return [...(hasBlocks ? [verifyText(files)] : []), coverageText(coverage)].join('\n');
}

/** What is meant to fail, and does, is none; what is meant to fail, and does not, is one. */
const isBroken = ({ analysed: { verification }, outcome, errors }: VerificationReport): boolean =>
  errors.length > 0 || verificationProblems(verification, outcome).some(({ severity }) => severity === 'error');

function number(given: Arguments, option: string, otherwise: number): number {
  const text = given.value(option);
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!/^\d+(?:\.\d+)?$/.test(text) || value <= 0 || (option === 'states' && !Number.isSafeInteger(value)))
    throw wrong('verify', said().aboveZero(option, text));
  return value;
}

interface Bounds {
  readonly states: number;
  readonly seconds: number;
  readonly io: Io;
  readonly covered?: ProtocolCoverage;
}

function verified(source: SourceFile, known: Map<string, SourceFile>, bounds: Bounds): VerifiedFile {
  const read = readInto(new Map<string, SourceFile>(), known);
  const analysis = analyse(source.text, { source: source.path, read, ...(source.sections && { sections: source.sections }) });
  const { language, verifications } = analysis;
  bounds.covered?.read(analysis);
  return { source, language, verifications: verifications.map((analysed) => one(analysed, analysis, bounds)) };
}

function one(analysed: AnalysedVerification, analysis: Analysis, { states, seconds, io, covered }: Bounds): VerificationReport {
  const errors = errorsOf(analysed, analysis);
  const until = performance.now() + seconds * 1000;
  const isOver = () => performance.now() > until || io.stop?.aborted === true;
  // with errors in it nobody knows what it means
  if (errors.length > 0) return { analysed, errors, outcome: outcomeOf(analysed, analysis, { states: 0 }) };
  const taken = new Set<Rule>();
  const took = (rows: readonly { readonly rule: Rule }[]): void => {
    for (const { rule } of rows) taken.add(rule);
  };
  const { show, end } = verifyProgress();
  const outcome = outcomeOf(analysed, analysis, { states, isOver, progress: show, ...(covered && { took }) });
  end();
  covered?.verified(analysed.machine, [...taken].map(rowKey));
  return { analysed, errors, outcome };
}

function tell(files: readonly VerifiedFile[], io: Io): void {
  for (const { source, language, verifications } of files)
    for (const { errors } of verifications)
      for (const problem of errors)
        io.error(
          `${oneLine(`${source.path}:${source.lines.position(problem.span.start).line}: ${problem.code}: ${speakingAs(language, () => words(problem))}`)}\n`,
        );
}
