/** Roles of hosts that are not declared, if there are more than two hosts: inferred from the messages. */
import type { Message } from '../exchange/exchange.js';
import type { Machine, MessagePattern, Role, Rule, Seat } from '../machine/machine.js';

/** More are not tried. */
const MOST = { hosts: 6, ways: 5_000, messages: 60 };

/** The seats of hosts that nobody declares; none where there is nothing to choose, or too much. */
export function seatsTold(
  machine: Machine,
  names: readonly string[],
  messages: readonly Message[],
): readonly { readonly name: string; readonly seat: Seat }[] | undefined {
  const [start] = machine.starts;
  const parts = partsFor(machine, names, messages, start?.sender.role);
  return (
    parts &&
    names.map((name) => {
      const role = parts.get(name);
      const seat = [start?.sender, start?.receiver].find((each) => each?.role === role);
      return { name, seat: seat ?? (role === undefined ? {} : { role }) };
    })
  );
}

/**
 * The role of each host, so that as many messages as possible are ones that its sender's role sends and its receiver's role
 * receives; of equally good ways the first, roles in their order.
 * @param opens the role of whoever sends first, where the protocol says so
 */
function partsFor(
  machine: Machine,
  names: readonly string[],
  messages: readonly Message[],
  opens: string | undefined,
): ReadonlyMap<string, string> | undefined {
  const { roles } = machine;
  const isMuch = names.length > MOST.hosts || roles.length ** names.length > MOST.ways;
  if (roles.length < 3 || names.length < 3 || isMuch) return undefined;
  const told = distinct(messages.slice(0, MOST.messages));
  let best: { readonly parts: ReadonlyMap<string, string>; readonly score: number } | undefined;
  for (const ways of assignments(names, roles)) {
    const parts = new Map(ways.map(([name, role]) => [name, role.name] as const));
    const [first] = messages;
    const begins = first !== undefined && parts.get(first.from.text) === opens ? 0.5 : 0;
    const score = told.reduce((sum, each) => sum + fitOf(machine, each, new Map(ways)), begins);
    if (best === undefined || score > best.score) best = { parts, score };
  }
  return best?.parts;
}

/** The first one varies slowest. */
function* assignments(names: readonly string[], roles: readonly Role[]): Generator<readonly (readonly [string, Role])[]> {
  const [name, ...rest] = names;
  if (name === undefined) {
    yield [];
    return;
  }
  for (const role of roles) for (const others of assignments(rest, roles)) yield [[name, role], ...others];
}

interface MessagePart {
  readonly from: string;
  readonly to: string;
  readonly message: string;
}

function distinct(messages: readonly Message[]): readonly MessagePart[] {
  const told = messages.map(({ from, to, names }) => ({ from: from.text, to: to.text, message: names.map(({ text }) => text).join('+') }));
  return [...new Map(told.map((each) => [`${each.from} ${each.to} ${each.message}`, each])).values()];
}

function fitOf(machine: Machine, { from, to, message }: MessagePart, parts: ReadonlyMap<string, Role>): number {
  const [sender, receiver] = [parts.get(from), parts.get(to)];
  if (sender === undefined || receiver === undefined || !meet(machine, sender, receiver)) return 0;
  const isSent = rulesOf(sender).some((rule) => rule.kind === 'send' && isFor(rule, message, rule.to, receiver, machine));
  const isAnswer = rulesOf(sender).some(({ actions }) => actions.some((each) => 'names' in each && each.names.join('+') === message));
  const isTaken = rulesOf(receiver).some((rule) => rule.kind === 'receive' && isFor(rule, message, rule.from, sender, machine));
  return (isSent || isAnswer ? 1 : 0) + (isTaken ? 1 : 0);
}

const meet = ({ peers = [] }: Machine, one: Role, other: Role): boolean =>
  peers.length === 0 || peers.some(([a, b]) => (a === one.name && b === other.name) || (a === other.name && b === one.name));

const rulesOf = ({ states }: Role): readonly Rule[] =>
  states.flatMap(({ send, receive, on, always, enter }) => [...send, ...receive, ...on, ...always, ...enter]);

/** A row for any message tells nothing of who plays what. */
function isFor({ patterns }: Rule, message: string, who: readonly string[] | undefined, other: Role, { roles }: Machine): boolean {
  const isNamed = patterns.some(({ names }: MessagePattern) => names.includes(message));
  const isWho = who === undefined || who.includes(other.name) || !who.some((each) => roles.some(({ name }) => name === each));
  return isNamed && isWho;
}
