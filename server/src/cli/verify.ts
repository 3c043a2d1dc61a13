/** `handshake verify`: searches everything that can happen within bounds, and reports whether each property holds. */
import { availableParallelism } from 'node:os';
import { speakingAs, wording, words } from '../core/index.js';
import {
  type AnalysedVerification,
  type Analysis,
  errorsOf,
  errorsOfOthers,
  ProtocolCoverage,
  verificationProblems,
} from '../language/index.js';
import type { Command } from './command.js';
import { concluded, each, oneLine } from './each.js';
import { CLEAN, ERRORS_FOUND, type Io } from './io.js';
import { jobsOf } from './jobs.js';
import { type Arguments, oneOf, wrong } from './options.js';
import { coverageText, type ToldCoverage, toldCoverage } from './print/coverage.js';
import { verifyJson, verifyText } from './print/verify.js';
import { progressLine } from './progress-line.js';
import { shardOf } from './shard.js';
import { share } from './share.js';
import { readSources, type SourceFile } from './sources.js';
import type { VerificationReport, VerifiedFile } from './verified.js';
import { analysisOf, type VerifiedOne, type VerifyBounds, verifiedOne } from './verify-one.js';
import { writePromela } from './verify-promela.js';
import { hasVerifyThreads, type VerifyThreads, verifyOnThreads } from './verify-threads.js';
import type { VerifyOrder, VerifyReply } from './verify-worker.js';
import { said } from './words/said.js';

const FORMATS = ['text', 'json', 'promela'] as const;
/** As many as anybody waits for, and as fit into the memory of any machine. */
const MOST_STATES = 1_000_000;
const MOST_SECONDS = 60;

export const verify: Command = {
  name: 'verify',
  usage: `[--format ${FORMATS.join('|')}] [--coverage] [--states N] [--seconds S] [--jobs N] [--shard I/N] PATH…`,
  options: {
    format: { type: 'string' },
    coverage: { type: 'boolean' },
    states: { type: 'string' },
    seconds: { type: 'string' },
    jobs: { type: 'string' },
    threads: { type: 'string' },
    shard: { type: 'string' },
  },
  run: async (given, io) => {
    const format = oneOf('verify', 'format', FORMATS, given.value('format'));
    const bounds = {
      states: number(given, 'states', MOST_STATES),
      seconds: number(given, 'seconds', MOST_SECONDS),
      coverage: given.has('coverage'),
    };
    const threads = threadsOf(given);
    const shard = shardOf('verify', given.value('shard'));
    if (given.paths.length === 0) throw wrong('verify', said().missing('PATH'));
    const known = new Map<string, SourceFile>();
    const covered = bounds.coverage ? new ProtocolCoverage() : undefined;
    const sources = share(await readSources(given.paths, io), shard);
    if (format === 'promela') return writePromela(sources, bounds, io);
    const read = each(
      sources,
      (source) => source,
      (source) => ({ source, analysis: analysisOf(source, known) }),
    );
    const replies = threads > 1 && hasVerifyThreads() ? await onThreads(read.results, bounds, { threads, stop: io.stop }) : undefined;
    const looked = each(
      read.results,
      ({ source }) => source,
      (document) => verified(document, { bounds, io, replies, covered }),
    );
    const [results, failures] = [looked.results, [...read.failures, ...looked.failures]];
    const coverage = covered && toldCoverage(covered.all, [...results.map(({ source }) => source), ...known.values()]);
    if (format === 'json') io.out(verifyJson(results, coverage));
    else io.out(textOf(results, coverage));
    tell(results, io);
    const fails = results.some(({ verifications, others }) => others.length > 0 || verifications.some((each) => isBroken(each)));
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

/** `--jobs`, as every command calls it; `--threads` is its older name. All cores, if nothing is said. */
function threadsOf(given: Arguments): number {
  const [jobs, threads] = [jobsOf('verify', given.value('jobs')), jobsOf('verify', given.value('threads'), 'threads')];
  if (jobs !== undefined && threads !== undefined) throw wrong('verify', said().exclude('--jobs', '--threads'));
  return jobs ?? threads ?? availableParallelism();
}

interface VerifySetting {
  readonly bounds: VerifyBounds;
  readonly io: Io;
  readonly covered: ProtocolCoverage | undefined;
  /** What other threads have found, by document and index. */
  readonly replies: ReadonlyMap<string, VerifyReply> | undefined;
}

interface VerifiableDocument {
  readonly source: SourceFile;
  readonly analysis: Analysis;
}

function verified({ source, analysis }: VerifiableDocument, setting: VerifySetting): VerifiedFile {
  const { language, verifications } = analysis;
  setting.covered?.read(analysis);
  const looked = verifications.map((analysed, at): VerificationReport => {
    const errors = errorsOf(analysed, analysis);
    // with errors in it, it means nothing
    if (errors.length > 0) return { analysed, errors, outcome: verifiedOne(analysed, analysis, NOTHING, NO_SIGNS).outcome };
    const reply = setting.replies?.get(orderName(source.path, at));
    const { outcome, taken } = reply === undefined ? here(analysed, analysis, setting) : foundIn(reply);
    setting.covered?.verified(analysed.machine, taken);
    return { analysed, errors, outcome };
  });
  return { source, language, verifications: looked, others: errorsOfOthers(analysis) };
}

const NOTHING: VerifyBounds = { states: 0, seconds: 1, coverage: false };
const NO_SIGNS = { isOver: () => false, progress: () => undefined };

function here(analysed: AnalysedVerification, analysis: Analysis, { bounds, io }: VerifySetting): VerifiedOne {
  const { show, end } = progressLine(wording().verify.running);
  const found = verifiedOne(analysed, analysis, bounds, { isOver: () => io.stop?.aborted === true, progress: show });
  end();
  return found;
}

const orderName = (path: string, at: number): string => `${at} ${path}`;

async function onThreads(
  documents: readonly VerifiableDocument[],
  bounds: VerifyBounds,
  given: VerifyThreads,
): Promise<ReadonlyMap<string, VerifyReply>> {
  const orders = documents
    .flatMap(({ source: { path, text, sections }, analysis }) =>
      analysis.verifications.flatMap((analysed, at) =>
        errorsOf(analysed, analysis).length > 0 ? [] : [{ path, text, sections, at, ...bounds }],
      ),
    )
    .map((order, nth): VerifyOrder => ({ ...order, order: nth }));
  const replies = await verifyOnThreads(orders, given);
  return new Map([...replies].map(([order, reply]) => [orderName(orders[order]?.path ?? '', orders[order]?.at ?? 0), reply]));
}

/** @throws what went wrong there */
function foundIn(reply: VerifyReply): VerifiedOne {
  if (reply.kind === 'found') return reply.found;
  throw new Error(reply.kind === 'failed' ? reply.reason : 'a verification did not end');
}

function tell(files: readonly VerifiedFile[], io: Io): void {
  for (const { source, language, verifications, others } of files)
    for (const problem of [...verifications.flatMap(({ errors }) => errors), ...others])
      io.error(
        `${oneLine(`${source.path}:${source.lines.position(problem.span.start).line}: ${problem.code}: ${speakingAs(language, () => words(problem))}`)}\n`,
      );
}
