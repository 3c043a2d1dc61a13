/** Hosts that were given other names: an answer is judged by their own, so that it is told once. */
import type { Statement } from '../exchange/exchange.js';
import type { Name, Span } from '../span.js';
import type { Exercise } from './exercise.js';

export interface RenamedHosts {
  /** With the names that were given. */
  readonly answer: Exercise;
  readonly renamed: readonly RenamedHost[];
}

export interface RenamedHost {
  /** The first given statement that speaks of it. */
  readonly given: Statement;
  /** Where the answer speaks of it first. */
  readonly span: Span;
}

/** As many names as are missing stand in the answer, and nowhere in what was given: each is the one that is missing in its place. */
export function withGivenHosts(key: Exercise, answer: Exercise): RenamedHosts {
  const [given, own] = [firstsOf(key.given.statements), firstsOf(answer.given.statements)];
  const missing = [...given].filter(([name]) => !own.has(name));
  const others = [...own].filter(([name]) => !given.has(name));
  if (missing.length === 0 || missing.length !== others.length) return { answer, renamed: [] };
  const names = new Map(others.map(([name], at) => [name, missing[at]?.[0] ?? name]));
  const statements = answer.given.statements.map((each) => mapped(each, (host) => ({ ...host, text: names.get(host.text) ?? host.text })));
  return {
    answer: { ...answer, given: { ...answer.given, statements } },
    renamed: missing.map(([, first], at) => ({ given: first, span: others[at]?.[1].span ?? answer.nameSpan })),
  };
}

/** The hosts in order, each with the first statement that names it. */
function firstsOf(statements: readonly Statement[]): ReadonlyMap<string, Statement> {
  const found = new Map<string, Statement>();
  for (const statement of statements)
    mapped(statement, (host) => {
      if (!found.has(host.text)) found.set(host.text, statement);
      return host;
    });
  return found;
}

const HOST_KEYS: ReadonlySet<string> = new Set(['from', 'to', 'also', 'host', 'hosts', 'of', 'place']);

/** With each host's name replaced, wherever a statement speaks of one. */
function mapped<T>(part: T, rename: (host: Name) => Name, key = ''): T {
  if (Array.isArray(part)) return part.map((each: unknown) => mapped(each, rename, key)) as T;
  if (typeof part !== 'object' || part === null) return part;
  if ('text' in part && 'span' in part) return (HOST_KEYS.has(key) ? rename(part as Name & T) : part) as T;
  const isHost = 'kind' in part && part.kind === 'host';
  const parts = Object.entries(part).map(([name, value]: [string, unknown]) => [
    name,
    mapped(value, rename, isHost && name === 'name' ? 'host' : name),
  ]);
  return Object.fromEntries(parts) as T;
}
