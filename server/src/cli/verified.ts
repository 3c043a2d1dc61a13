/** What came of verifying a file, ready to be printed. */
import type { Problem } from '../core/index.js';
import type { AnalysedVerification, OutcomeFacts } from '../language/index.js';
import type { SourceFile } from './sources.js';

export interface VerificationReport {
  readonly analysed: AnalysedVerification;
  readonly outcome: OutcomeFacts;
  /** Errors for which it was not looked through. */
  readonly errors: readonly Problem[];
}

export interface VerifiedFile {
  readonly source: SourceFile;
  /** What the document says of itself. */
  readonly language: string | undefined;
  readonly verifications: readonly VerificationReport[];
  /** Errors of blocks that cannot be verifications. */
  readonly others: readonly Problem[];
}
