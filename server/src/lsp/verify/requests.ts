/** Requests and commands about verifications, and telling the client that more is known. */
import type { LangiumDocument } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import {
  type VerificationEntry,
  type VerificationsParams,
  type VerifiedDocument,
  type VerifyParams,
  verificationsRequest,
  verifiedNotification,
  verifyRequest,
} from '../../../../contract/verify.js';
import { speakingAs } from '../../core/index.js';
import type { Analysis } from '../../language/index.js';
import { onRequest } from '../request.js';
import type { Verifier } from './verifier.js';
import { entriesIn } from './views.js';

export function addVerifications(
  connection: Connection,
  services: LangiumSharedServices,
  analysisOf: (document: LangiumDocument) => Analysis,
  verifier: Verifier,
): void {
  const entries = (document: LangiumDocument): readonly VerificationEntry[] =>
    speakingAs(analysisOf(document).language, () => entriesIn(document, analysisOf(document), verifier));
  onRequest<VerificationsParams, readonly VerificationEntry[]>(verificationsRequest, connection, services, entries);
  onRequest<VerifyParams, Promise<readonly VerificationEntry[]>>(
    verifyRequest,
    connection,
    services,
    async (document, { verification }, token) => {
      await verifier.run(document, analysisOf(document), verification, token);
      return entries(document);
    },
  );
}

/** Milliseconds between two notifications about the same document. */
const EVERY = 200;

/** Tells of changes, but not more often than anybody reads. */
export class VerifiedNews {
  private readonly due = new Map<string, ReturnType<typeof setTimeout>>();
  private isRefreshing = false;

  constructor(
    private readonly connection: Connection,
    private readonly republish: (uri: string) => void,
    private readonly refreshes: { readonly lenses: () => boolean; readonly hints: () => boolean },
  ) {}

  of(uri: string): void {
    if (this.due.has(uri)) return;
    this.due.set(
      uri,
      setTimeout(() => {
        this.due.delete(uri);
        this.tell(uri);
      }, EVERY),
    );
  }

  private tell(uri: string): void {
    this.republish(uri);
    void this.connection.sendNotification(verifiedNotification, { uri } satisfies VerifiedDocument);
    if (this.refreshes.hints()) void this.connection.languages.inlayHint.refresh().catch(() => undefined);
    if (!this.refreshes.lenses() || this.isRefreshing) return;
    this.isRefreshing = true;
    const ready = (): void => {
      this.isRefreshing = false;
    };
    this.connection.sendRequest('workspace/codeLens/refresh').then(ready, ready);
  }
}
