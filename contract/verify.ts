/** Messages between client and server about verifications. */
import type { TextRange } from './exercises.js';

/** client → server: the verifications of a document, as far as they are known. */
export const verificationsRequest = 'handshake/verifications';
/** client → server: run them now; answered when all is known, and cancelled with the request. */
export const verifyRequest = 'handshake/verify';
/** server → client: there are new results for this document. */
export const verifiedNotification = 'handshake/verified';

export interface VerificationsParams {
  readonly uri: string;
}

export interface VerifyParams {
  readonly uri: string;
  /** Only this one, by its index. */
  readonly verification?: number;
}

export interface VerifiedDocument {
  readonly uri: string;
}

export interface VerificationEntry {
  readonly name: string;
  readonly title: string;
  readonly range: TextRange;
  readonly state: 'unknown' | 'running' | 'known' | 'errors';
  /** Situations that were looked at so far. */
  readonly situations: number;
  readonly properties: readonly PropertyEntry[];
}

export interface PropertyEntry {
  /** As it is written; of what nobody asked for, in words. */
  readonly label: string;
  readonly range: TextRange;
  readonly verdict: 'holds' | 'fails' | 'undecided' | 'unknown';
  /** It fails, and is not meant to. */
  readonly message?: string;
  /** Where the way to it can be read. */
  readonly way?: string;
}
