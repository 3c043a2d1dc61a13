/** Every name in a document, what it names and where that is declared: what definition, references, rename, hover and colours stand on. */
import {
  type Condition,
  type FieldValue,
  isGivenName,
  type Machine,
  machinesIn,
  type Name,
  type NamedThing,
  namesInCondition,
  type Place,
  type Role,
  type SessionKind,
  type Statement,
  type Value,
} from '../../core/index.js';
import type { AnalysedExchange, Analysis } from '../analysis/analysis.js';

export type What = Exclude<NamedThing, 'exercise' | 'verification' | 'function' | 'language' | 'type'> | 'symbol';

export interface Occurrence {
  readonly what: What;
  readonly name: Name;
  /** In an exchange: which one, and at which statement. */
  readonly exchange?: AnalysedExchange;
  readonly at?: number;
  /** Of a state or a variable: whose it is. */
  readonly host?: string;
  readonly declares: boolean;
  /** Where it is declared, if that has a place of its own. */
  readonly target?: Place;
}

const known = new WeakMap<Analysis, readonly Occurrence[]>();

/** In the order of the text. */
export function occurrencesIn(analysis: Analysis): readonly Occurrence[] {
  const before = known.get(analysis);
  if (before !== undefined) return before;
  const found = [
    ...analysis.references.map(({ what, name, target }): Occurrence => ({ what, name, target, declares: false })),
    ...analysis.machines.flatMap((machine) => declaredIn(machine, analysis.source)),
    ...analysis.exchanges.flatMap((exchange) => [...headOf(exchange, analysis.source), ...inStatements(exchange)]),
  ];
  const all = unique(found.sort((a, b) => a.name.span.start - b.name.span.start || Number(a.declares) - Number(b.declares)));
  known.set(analysis, all);
  return all;
}

/** One name at one place names one thing: a declaration goes before what refers to it. */
const unique = (sorted: readonly Occurrence[]): readonly Occurrence[] =>
  sorted.filter(({ name }, index) => sorted[index + 1]?.name.span.start !== name.span.start);

export const occurrenceAt = (analysis: Analysis, offset: number): Occurrence | undefined =>
  occurrencesIn(analysis).find(({ name: { span } }) => span.start <= offset && offset <= span.end);

function headOf(exchange: AnalysedExchange, source: string): readonly Occurrence[] {
  const { name, nameSpan } = exchange.exchange;
  const target = { source, span: nameSpan };
  return name === '' ? [] : [{ what: 'exchange', name: { text: name, span: nameSpan }, exchange, declares: true, target }];
}

function declaredIn(machine: Machine, source: string): readonly Occurrence[] {
  const one = (what: What, text: string, place: Place): readonly Occurrence[] =>
    place.source === source && text !== '' ? [{ what, name: { text, span: place.span }, target: place, declares: true }] : [];
  const inRole = (role: Role): readonly Occurrence[] => [
    ...(role.name === '' ? [] : one('role', role.name, role.place)),
    ...role.states.flatMap(({ name, place }) => one('state', name, place)),
    ...role.variables.flatMap(({ name, place }) => one('variable', name, place)),
  ];
  const inSession = (session: SessionKind): readonly Occurrence[] => [
    ...one('session', session.name, session.place),
    ...inRole({ ...session, name: '', variables: session.variables.slice(session.outer) }),
  ];
  return [
    ...one('protocol', machine.name, machine.place),
    ...machine.messages.flatMap(({ name, place }) => one('message', name, place)),
    ...machine.fields.flatMap(({ name, place }) => one('field', name, place)),
    ...machine.events.flatMap(({ name, place }) => one('event', name, place)),
    ...machine.codes.flatMap(({ code, place }) => one('code', code, place)),
    ...machine.lets.flatMap(({ name, place }) => one('variable', name, place)),
    ...machine.procedures.flatMap(({ name, place }) => one('procedure', name, place)),
    ...machine.roles.flatMap(inRole),
    ...machine.roles.flatMap(({ sessions = [] }) => sessions).flatMap(inSession),
  ];
}

function inStatements(exchange: AnalysedExchange): readonly Occurrence[] {
  const reader = new OccurrenceReader(exchange);
  return exchange.exchange.statements.flatMap((statement, at) => reader.statement(statement, at));
}

/** Goes through the statements in order: what is named first is declared there. */
class OccurrenceReader {
  private readonly seen = new Map<string, Name>();

  constructor(private readonly exchange: AnalysedExchange) {}

  statement(statement: Statement, at: number): readonly Occurrence[] {
    switch (statement.kind) {
      case 'message':
        return [
          this.seenFirst('host', statement.from, at),
          this.seenFirst('host', statement.to, at),
          ...statement.names.map((name) => this.message(name, at)),
          ...statement.fields.flatMap((field) => this.field(field, at)),
          ...(statement.segment === undefined || !isGivenName(statement.segment.text)
            ? []
            : [this.seenFirst('segment', statement.segment, at)]),
        ];
      case 'arrival':
        return statement.timed ? [] : [this.seenFirst('segment', statement.segment, at)];
      case 'event':
        return [
          this.seenFirst('host', statement.host, at),
          this.of('event', statement.event, at, this.machine.events.find(({ name }) => name === statement.event.text)?.place),
          ...statement.fields.flatMap((field) => this.field(field, at)),
        ];
      case 'host':
        return [
          this.seenFirst('host', statement.name, at),
          ...(statement.role === undefined ? [] : [this.of('role', statement.role, at, this.role(statement.role.text)?.place)]),
          ...(statement.state === undefined ? [] : [this.state(statement.state, statement.name.text, at)]),
          ...statement.variables.flatMap(({ name, value }) => [this.variable(name, statement.name.text, at), ...this.value(value, at)]),
        ];
      case 'claims':
        return statement.claims.flatMap((claim) =>
          claim.kind === 'condition'
            ? this.condition(claim.condition, at)
            : [
                this.seenFirst('host', claim.host, at),
                ...(claim.kind === 'variable'
                  ? [this.variable(claim.variable, claim.host.text, at), ...this.value(claim.value, at)]
                  : claim.state === undefined
                    ? []
                    : [this.state(claim.state, claim.host.text, at)]),
              ],
        );
      case 'expect-error':
        return statement.code === undefined ? [] : [this.code(statement.code, at)];
      case 'note':
      case 'box':
        return statement.hosts.map((host) => this.seenFirst('host', host, at));
      case 'stretch':
        return statement.host && statement.edge === 'begin' ? [this.seenFirst('host', statement.host, at)] : [];
      default:
        return [];
    }
  }

  private get machine(): Machine {
    return this.exchange.machine;
  }

  private of(what: What, name: Name, at: number, target?: Place, host?: string): Occurrence {
    const common = { what, name, exchange: this.exchange, at, declares: false };
    return { ...common, ...(target === undefined ? {} : { target }), ...(host === undefined ? {} : { host }) };
  }

  private seenFirst(what: 'host' | 'segment' | 'symbol', name: Name, at: number): Occurrence {
    const key = `${what} ${name.text}`;
    const declares = !this.seen.has(key);
    if (declares) this.seen.set(key, name);
    const span = (this.seen.get(key) ?? name).span;
    return { ...this.of(what, name, at, { source: '', span }), declares };
  }

  private message(name: Name, at: number): Occurrence {
    const kind = this.machine.messages.find((each) => each.name === name.text);
    return kind === undefined ? this.of('flag', name, at, this.machine.place) : this.of('message', name, at, kind.place);
  }

  private field({ name, value }: FieldValue, at: number): readonly Occurrence[] {
    return [this.of('field', name, at, this.machine.fields.find((field) => field.name === name.text)?.place), ...this.value(value, at)];
  }

  private value(value: Value, at: number): readonly Occurrence[] {
    if (value.kind !== 'symbol') return [];
    const { start } = value.span;
    const names = [{ text: value.name, span: { start, end: start + value.name.length } }, ...(value.and ?? [])];
    return names.map((name) => this.seenFirst('symbol', name, at));
  }

  private role(name: string): Role | undefined {
    return this.machine.roles.find((role) => role.name === name);
  }

  private rolesOf(host: string): readonly Role[] {
    const name = this.exchange.trace.hosts.find((each) => each.name === host)?.role ?? '';
    const role = this.role(name);
    return machinesIn({ roles: role === undefined ? this.machine.roles : [role, ...this.machine.roles] });
  }

  private state(name: Name, host: string, at: number): Occurrence {
    const states = this.rolesOf(host).flatMap((role) => role.states);
    const state = states.find((each) => each.name === name.text || each.aliases.includes(name.text));
    return this.of('state', name, at, state?.place, host);
  }

  /** Hosts, states, variables and messages that a condition speaks of. */
  private condition(condition: Condition, at: number): readonly Occurrence[] {
    const { hosts, states, variables, messages, fields } = namesInCondition(condition);
    return [
      ...hosts.flatMap((host) =>
        this.exchange.trace.hosts.some(({ name }) => name === host.text) ? [this.seenFirst('host', host, at)] : [],
      ),
      ...states.map(({ name, host }) => this.state(name, host.text, at)),
      ...variables.map(({ name, host }) => this.variable(name, host.text, at)),
      ...messages.map((name) => this.message(name, at)),
      ...fields.flatMap(({ value }) => this.value(value, at)),
    ];
  }

  private variable(name: Name, host: string, at: number): Occurrence {
    const variables = this.rolesOf(host).flatMap((role) => role.variables);
    return this.of('variable', name, at, variables.find((each) => each.name === name.text)?.place, host);
  }

  private code(name: Name, at: number): Occurrence {
    return this.of('code', name, at, this.machine.codes.find(({ code }) => code === name.text)?.place);
  }
}
