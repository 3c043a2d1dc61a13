/**
 * The life of a server, as the protocol has it (LSP 3.17, Server lifecycle): before it is initialized, and after it is told to shut down, each
 * request is refused at once. Notifications are let through: a document that is opened early is checked when the server is ready.
 */
import { type Connection, ErrorCodes, type MessageStrategy, ResponseError } from 'vscode-languageserver';

type IncomingMessage = Parameters<MessageStrategy['handleMessage']>[0];

const REFUSED = 'handshake/refused';

export class LifeCycle implements MessageStrategy {
  private stage: 'new' | 'running' | 'ending' = 'new';

  handleMessage(message: IncomingMessage, next: (message: IncomingMessage) => void): void {
    const method = methodOf(message);
    const stage = this.stage;
    if (method === 'initialize') this.stage = 'running';
    if (method === 'shutdown') this.stage = 'ending';
    const isRefused = method !== undefined && (stage === 'new' ? method !== 'initialize' : stage === 'ending');
    const refused = { ...message, method: REFUSED, params: [stage] };
    next(isRefused ? refused : message);
  }

  /** Answers those that come at the wrong time. */
  listen(connection: Connection): void {
    connection.onRequest(REFUSED, (stage: string) =>
      stage === 'new'
        ? new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized yet.')
        : new ResponseError(ErrorCodes.InvalidRequest, 'The server is shutting down.'),
    );
  }
}

/** Of a request: it has a number, and wants an answer. */
function methodOf(message: IncomingMessage): string | undefined {
  return 'id' in message && 'method' in message && typeof message.method === 'string' ? message.method : undefined;
}
