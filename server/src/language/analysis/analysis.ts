/** What is known of one version of one document: every entry point shows this and computes nothing of it again. */
import type {
  Exchange,
  Exercise,
  ExerciseSetting,
  LanguageTag,
  Machine,
  Name,
  Place,
  Problem,
  Run,
  Sentence,
  Span,
  Trace,
  Verification,
} from '../../core/index.js';
import type { Parsed } from '../parser/parsed.js';

export interface Analysis {
  /** The id that the caller gave; places in other documents bear the ids that `read` gave, shipped ones `builtin:///NAME.hsk`. */
  readonly source: string;
  readonly text: string;
  /** What the document says of itself; in Markdown the first fence that says one, for all of the page. */
  readonly language?: LanguageTag;
  readonly parsed: Parsed;
  /** In the order of the text. Those whose protocol does not exist are left out. */
  readonly exchanges: readonly AnalysedExchange[];
  /** In the order of the text. What is given in them, and their solutions, are among the exchanges. */
  readonly exercises: readonly AnalysedExercise[];
  /** In the order of the text; none has been run yet. */
  readonly verifications: readonly AnalysedVerification[];
  /** The protocols of this document, in the order of the text. */
  readonly machines: readonly Machine[];
  /** In the order of the text, what `expect error` expects left out. */
  readonly problems: readonly Problem[];
  /** Names of files, protocols, exchanges and parts of protocols in this document, and what they stand for. */
  readonly references: readonly Reference[];
  /** All protocols and exchanges that can be named here. */
  readonly names: { readonly protocols: readonly string[]; readonly exchanges: readonly string[] };
  /** What was read for it, this document aside. */
  readonly imported: readonly SourceText[];
  /** What was asked of `read`, and what it answered: when an answer changes, the analysis is stale. */
  readonly lookups: readonly Lookup[];
}

export interface AnalysedExchange {
  readonly exchange: Exchange;
  readonly machine: Machine;
  readonly trace: Trace;
  readonly run: Run;
  /** As written in the head. */
  readonly using?: Name;
  readonly after?: Name;
  readonly part?: 'given' | 'solution' | 'way' | 'verified';
  /** What is chosen on this way through the exchange; the ways after the first are parts. */
  readonly way?: readonly Sentence[];
  /** Worked on as an exercise: the run tells no more than where the hosts start. */
  readonly isWithheld?: boolean;
}

/** All that is needed to judge answers to it. */
export interface AnalysedExercise {
  readonly exercise: Exercise;
  readonly setting: ExerciseSetting;
  readonly using?: Name;
  readonly after?: Name;
}

/** All that is needed to run a verification. */
export interface AnalysedVerification {
  readonly verification: Verification;
  readonly machine: Machine;
  /** Of the exchanges that it goes on after, and of what goes before in itself, which is the last one. */
  readonly runs: readonly [...Run[], Run];
  /** What goes before in itself, as if it were an exchange. */
  readonly before: AnalysedExchange;
}

export interface Reference {
  readonly what:
    | 'file'
    | 'protocol'
    | 'exchange'
    | 'state'
    | 'role'
    | 'message'
    | 'field'
    | 'event'
    | 'variable'
    | 'procedure'
    | 'session'
    | 'code';
  readonly name: Name;
  readonly target: Place;
}

export interface SourceText {
  readonly source: string;
  readonly text: string;
}

export interface Lookup {
  readonly path: string;
  readonly fromSource: string;
  readonly found?: SourceText;
}

/** Finds the document that `path`, as written in an import of `fromSource`, means. */
export interface ReadImport {
  (path: string, fromSource: string): SourceText | undefined;
  /** In a virtual file system of the editor, files can be read without being open. */
  readonly readsClosed?: boolean;
}

export interface AnalyseOptions {
  readonly source: string;
  readonly read: ReadImport;
  /** Parts of the text that are documents of their own, as fences are: names of one are known in those below it. */
  readonly sections?: readonly Span[];
  /** The default is `fully`. */
  readonly exercises?: ExerciseChecks | undefined;
}

/** What is found out about exercises: also what else passes; only whether they can be solved; nothing, as where answers are judged by them. */
export type ExerciseChecks = 'fully' | 'solutions' | 'not';
