/**
 * Requests that wait for a build. One rule: a request waits for the build that contains its text, and is answered on it, whatever else
 * comes. So each waits for a state of its own, is looked at whenever a build may have brought it, and ends at the latest when
 * its document is gone or a build has failed.
 */
import { OperationCancelled } from 'langium';
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

export interface WaitingFor {
  /** The state that it waits for has been reached. */
  readonly isReady: () => boolean;
  /** It will never be reached: the document is neither open nor known. */
  readonly isLost: () => boolean;
  /** Asks for another build, where one has ended without it; false where nobody can build it. */
  readonly again: () => boolean;
}

interface Waiter {
  readonly wish: WaitingFor;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
  asked: number;
}

/** How often another build is requested when one does not contain what is waited for. */
const patience = 3;

export class Waiting {
  private readonly waiters = new Set<Waiter>();

  get size(): number {
    return this.waiters.size;
  }

  /** Resolves when the wish is fulfilled; rejects when it is lost, cancelled, or its build fails. */
  until(wish: WaitingFor, token: CancellationToken): Promise<void> {
    if (wish.isReady()) return Promise.resolve();
    if (token.isCancellationRequested) return Promise.reject(OperationCancelled);
    if (wish.isLost()) return Promise.reject(noDocument());
    return new Promise((resolve, reject) => {
      const cancelled = token.onCancellationRequested(() => this.end(waiter, () => reject(OperationCancelled)));
      const waiter: Waiter = {
        wish,
        asked: 0,
        resolve: () => this.end(waiter, resolve, cancelled),
        reject: (error) => this.end(waiter, () => reject(error), cancelled),
      };
      this.waiters.add(waiter);
    });
  }

  /** Something has been built. */
  look(): void {
    for (const waiter of [...this.waiters]) if (waiter.wish.isReady()) waiter.resolve();
  }

  /** A build has come to its end: what it should have brought and has not is asked for again. */
  built(): void {
    this.look();
    for (const waiter of [...this.waiters]) {
      if (waiter.wish.isLost()) waiter.reject(noDocument());
      else if (waiter.asked++ >= patience || !waiter.wish.again())
        waiter.reject(new ResponseError(LSPErrorCodes.RequestFailed, 'The document could not be built.'));
    }
  }

  failed(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    for (const waiter of [...this.waiters])
      waiter.reject(new ResponseError(LSPErrorCodes.RequestFailed, `The document could not be built: ${message}`));
  }

  private end(waiter: Waiter, how: () => void, cancelled?: { dispose(): void }): void {
    this.waiters.delete(waiter);
    cancelled?.dispose();
    how();
  }
}

export const noDocument = (): ResponseError<void> =>
  new ResponseError(LSPErrorCodes.RequestFailed, 'The document is not open, and there is no such file.');
