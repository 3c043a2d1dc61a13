/** What came of verifying a file, ready to be printed. */
import type { Problem } from '../core/problem/problem.js';
import type { AnalysedVerification } from '../language/analysis/analysis.js';
import type { OutcomeFacts } from '../language/verify/problems.js';
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
}
