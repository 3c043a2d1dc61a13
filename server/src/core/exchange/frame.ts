/** Exchanges that were captured: which frame each message was. */
import type { Message, Statement } from './exchange.js';

/** `frame=12` on a message: the number of its frame in the capture. */
export const FRAME = 'frame';

export function frameOf({ fields }: Message): number | undefined {
  const field = fields.find(({ name }) => name.text === FRAME);
  return field?.value.kind === 'number' ? field.value.value : undefined;
}

/** Was it captured? Then it ends where the capture ends, and what is missing there may have come later. */
export function isCaptured(statements: readonly Statement[]): boolean {
  const known = captured.get(statements);
  if (known !== undefined) return known;
  const found = statements.some((statement) => statement.kind === 'message' && frameOf(statement) !== undefined);
  captured.set(statements, found);
  return found;
}

/** It is asked at each step that fails. */
const captured = new WeakMap<readonly Statement[], boolean>();
