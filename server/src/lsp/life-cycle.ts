/**
 * The life of a server, as the protocol has it (LSP 3.17, Server lifecycle): before it is initialized, and after it is told to shut down, each
 * request is refused at once, and so is at any time one whose parameters are none. Notifications are let through: a document that is opened early is checked when the server is ready.
 */
import { type Connection, ErrorCodes, type MessageStrategy, ResponseError } from 'vscode-languageserver';
import { isWellFormed } from './well-formed.js';

type IncomingMessage = Parameters<MessageStrategy['handleMessage']>[0];

const REFUSED = 'handshake/refused';
const INITIALIZED = 'initialized';
const NOW_INITIALIZED = { jsonrpc: '2.0', method: INITIALIZED, params: {} };

export class LifeCycle implements MessageStrategy {
  private stage: 'new' | 'running' | 'ending' = 'new';
  private isInitialized = false;

  handleMessage(message: IncomingMessage, next: (message: IncomingMessage) => void): void {
    if (isNotice(message, INITIALIZED)) this.begin(() => next(message));
    else this.handle(message, next);
  }

  private handle(message: IncomingMessage, next: (message: IncomingMessage) => void): void {
    const method = methodOf(message);
    const stage = this.stage;
    // some clients ask without a word that they are ready, and would wait for ever
    if (method !== undefined && method !== 'shutdown' && stage === 'running') this.begin(() => next(NOW_INITIALIZED));
    if (method === 'initialize' && stage === 'new') this.stage = 'running';
    if (method === 'shutdown') this.stage = 'ending';
    const isRefused = method !== undefined && (method === 'initialize' ? stage !== 'new' : stage !== 'running');
    const isMalformed = method !== undefined && !isWellFormed(method, 'params' in message ? message.params : undefined);
    const refused = { ...message, method: REFUSED, params: [isRefused ? stage : 'malformed'] };
    next(isRefused || isMalformed ? refused : message);
  }

  /** Once: what is prepared then is not prepared twice. */
  private begin(tell: () => void): void {
    if (this.isInitialized) return;
    this.isInitialized = true;
    tell();
  }

  /** Answers those that come at the wrong time. */
  listen(connection: Connection): void {
    connection.onRequest(
      REFUSED,
      (stage: string) =>
        REFUSALS[stage] ??
        new ResponseError(ErrorCodes.InvalidParams, 'The parameters of the request are not those that the protocol has for it.'),
    );
  }
}

const REFUSALS: Readonly<Record<string, ResponseError<void>>> = {
  new: new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized yet.'),
  running: new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.'),
  ending: new ResponseError(ErrorCodes.InvalidRequest, 'The server is shutting down.'),
};

/** Of a request: it has a number, and wants an answer. */
function methodOf(message: IncomingMessage): string | undefined {
  return 'id' in message && 'method' in message && typeof message.method === 'string' ? message.method : undefined;
}

const isNotice = (message: IncomingMessage, method: string): boolean =>
  !('id' in message) && 'method' in message && message.method === method;
