/** Counts how often the language server has ended, and decides whether to restart it. */
import { CloseAction, type CloseHandlerResult, ErrorAction, type ErrorHandler, type ErrorHandlerResult } from 'vscode-languageclient/node';

const MOST = 5;
/** Milliseconds. */
const WITHIN = 180_000;
/** A server that was given up is tried again with the next use, but not with each keystroke. */
const REST = 5_000;

/** Everything counts as handled: the client would show notifications of its own. */
export class Ends implements ErrorHandler {
  readonly most = MOST;
  onGivenUp: () => void = () => {};
  private ends: readonly number[] = [];
  private since: number | undefined;

  constructor(private readonly now: () => number = Date.now) {}

  get isGivenUp(): boolean {
    return this.since !== undefined;
  }

  error(): ErrorHandlerResult {
    return { action: ErrorAction.Continue, handled: true };
  }

  closed(): CloseHandlerResult {
    const now = this.now();
    this.ends = [...this.ends.filter((end) => now - end < WITHIN), now];
    if (this.ends.length < MOST && !this.isGivenUp) return { action: CloseAction.Restart, handled: true };
    const isFirst = !this.isGivenUp;
    this.since = now;
    if (isFirst) this.onGivenUp();
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  mayTry(): boolean {
    return this.since === undefined || this.now() - this.since > REST;
  }

  /** It runs. Earlier ends still count: one that ends again at once is given up at once. */
  isBack(): void {
    this.since = undefined;
  }
}
