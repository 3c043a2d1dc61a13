/** Whether anybody waits for the server: what is done before it is asked for is done in small steps, and only when nobody does. */
import { delayNextTick, OperationCancelled } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { guarded } from './which-documents.js';

/** Milliseconds without a message. */
const restAfter = 500;

export class IdleTime {
  private disturbed = performance.now();
  /** Messages that are being answered, and builds. */
  private answering = 0;
  private isEnded = false;
  /** Ends the waiting. */
  private wake: () => void = () => {};

  disturb(): void {
    this.disturbed = performance.now();
  }

  /** Nobody disturbs it until all of this is done. */
  during<T>(answer: () => T): T {
    this.disturb();
    this.answering++;
    const done = (): void => {
      this.answering--;
      this.disturb();
    };
    let answered: T | undefined;
    try {
      answered = answer();
      return answered;
    } finally {
      if (answered instanceof Promise) answered.then(done, done);
      else done();
    }
  }

  /** For ever. */
  end(): void {
    this.isEnded = true;
    this.wake();
  }

  /** Waits until the next small step may be done. @throws what says that there is none any more */
  async turn(): Promise<void> {
    await delayNextTick();
    for (let rest = this.rest(); rest > 0 && !this.isEnded; rest = this.rest()) await this.wait(rest);
    if (this.isEnded) throw OperationCancelled;
  }

  private rest(): number {
    return this.answering > 0 ? restAfter : Math.ceil(this.disturbed + restAfter - performance.now());
  }

  private wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer: unknown = setTimeout(resolve, milliseconds);
      // it keeps no process alive; in a browser it is a number
      if (isTimer(timer)) timer.unref();
      this.wake = () => {
        if (isTimer(timer) || typeof timer === 'number') clearTimeout(timer);
        resolve();
      };
    });
  }
}

const isTimer = (timer: unknown): timer is NodeJS.Timeout =>
  typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function';

/** The same connection: each message that comes disturbs. */
export const heardBy = (quiet: IdleTime, connection: Connection): Connection =>
  guarded(
    connection,
    (handler) =>
      (...given: readonly unknown[]): unknown =>
        typeof handler === 'function' ? quiet.during(() => Reflect.apply(handler, undefined, given)) : undefined,
  );
