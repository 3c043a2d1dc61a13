/** Answers that send a message once more though nothing asks for it, and so need not do what the known answer does. */
import type { Exchange, Message, Statement } from '../exchange/exchange.js';
import { nowhere } from '../span.js';
import { placedAt } from './restored.js';
import { sameNames } from './same.js';

/** Of what was sent before, the last of each host, as it would be sent again; not where the known answer itself sends it next. */
export function repeatsAt(statements: Exchange['statements'], at: number): readonly Message[] {
  const [sent, next] = [statements.slice(0, at).filter(isMessage), statements.slice(at).find(isMessage)];
  const last = new Map(sent.map((each) => [each.from.text, each]));
  return [...last.values()].flatMap((message) => {
    // a line of its own: what is said of it is not said of the first one
    const { segment: _, ...plain } = placedAt(message, nowhere);
    const isPlain = !message.stray && message.at === undefined && message.fate !== 'in-flight';
    return isPlain && !(next !== undefined && isLike(message, next)) ? [{ ...plain, fate: 'delivered' as const }] : [];
  });
}

/** What is left of the rest without its beginning, the most first. */
export const shortened = (rest: readonly Statement[]): readonly (readonly Statement[])[] => rest.map((_, at) => rest.slice(at + 1));

/** Does the answer leave out a message that the known one sends? A timer that runs out is implied. */
export function leavesOut(known: readonly Statement[], answer: readonly Statement[]): boolean {
  const left = answer.filter(isMessage);
  return known.filter(isMessage).some((each) => {
    const found = left.findIndex((own) => isLike(own, each));
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
}

const isMessage = (statement: Statement): statement is Message => statement.kind === 'message';

const isLike = (a: Message, b: Message): boolean => a.from.text === b.from.text && a.to.text === b.to.text && sameNames(a.names, b.names);
