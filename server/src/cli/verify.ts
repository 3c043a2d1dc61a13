/** `handshake verify`: everything that can happen within bounds is looked at, and what must hold is told to hold or not. */
import { speakingAs } from '../core/views/words/wording.js';
import { words } from '../core/views/words.js';
import { analyse } from '../language/analysis/analyse.js';
import type { AnalysedVerification, Analysis } from '../language/analysis/analysis.js';
import { errorsOf } from '../language/verify/errors.js';
import { verificationProblems } from '../language/verify/problems.js';
import { outcomeOf } from '../language/verify/verified.js';
import type { Command } from './command.js';
import { concluded, each, oneLine } from './each.js';
import { CLEAN, ERRORS_FOUND, type Io } from './io.js';
import { readInto } from './open.js';
import { type Arguments, oneOf, wrong } from './options.js';
import { verifyJson, verifyText } from './print/verify.js';
import { readSources, type SourceFile } from './sources.js';
import type { VerificationReport, VerifiedFile } from './verified.js';
import { said } from './words/said.js';

const FORMATS = ['text', 'json'] as const;
/** What anybody waits for, and what fits into the memory of any machine. */
const MOST_STATES = 1_000_000;
const MOST_SECONDS = 60;

export const verify: Command = {
  name: 'verify',
  usage: `[--format ${FORMATS.join('|')}] [--states N] [--seconds S] PATH…`,
  options: { format: { type: 'string' }, states: { type: 'string' }, seconds: { type: 'string' } },
  run: async (given, io) => {
    const format = oneOf('verify', 'format', FORMATS, given.value('format'));
    const states = number(given, 'states', MOST_STATES);
    const seconds = number(given, 'seconds', MOST_SECONDS);
    if (given.paths.length === 0) throw wrong('verify', said().missing('PATH'));
    const known = new Map<string, SourceFile>();
    const { results, failures } = each(
      await readSources(given.paths, io),
      (source) => source,
      (source) => verified(source, known, { states, seconds, io }),
    );
    io.out(format === 'json' ? verifyJson(results) : verifyText(results));
    tell(results, io);
    const fails = results.some(({ verifications }) => verifications.some((each) => isBroken(each)));
    return concluded(failures, fails ? ERRORS_FOUND : CLEAN, io);
  },
};

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
}

function verified(source: SourceFile, known: Map<string, SourceFile>, bounds: Bounds): VerifiedFile {
  const read = readInto(new Map<string, SourceFile>(), known);
  const analysis = analyse(source.text, { source: source.path, read, ...(source.sections && { sections: source.sections }) });
  const { language, verifications } = analysis;
  return { source, language, verifications: verifications.map((analysed) => one(analysed, analysis, bounds)) };
}

function one(analysed: AnalysedVerification, analysis: Analysis, { states, seconds, io }: Bounds): VerificationReport {
  const errors = errorsOf(analysed, analysis);
  const until = performance.now() + seconds * 1000;
  const isOver = () => performance.now() > until || io.stop?.aborted === true;
  // with errors in it nobody knows what it means
  const limits = errors.length > 0 ? { states: 0 } : { states, isOver };
  return { analysed, errors, outcome: outcomeOf(analysed, analysis, limits) };
}

function tell(files: readonly VerifiedFile[], io: Io): void {
  for (const { source, language, verifications } of files)
    for (const { errors } of verifications)
      for (const problem of errors)
        io.error(
          `${oneLine(`${source.path}:${source.lines.position(problem.span.start).line}: ${problem.code}: ${speakingAs(language, () => words(problem))}`)}\n`,
        );
}
