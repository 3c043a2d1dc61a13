/** Every name in a document, what it names and where that is declared: what definition, references, rename, hover and colours stand on. */
import {
  type Claim,
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
  readonly host?: string | undefined;
  readonly declares: boolean;
  /** Where it is declared, if that has a place of its own. */
  readonly target?: Place | undefined;
}

const known = new WeakMap<Analysis, readonly Occurrence[]>();

/** In the order of the text. */
export function occurrencesIn(analysis: Analysis): readonly Occurrence[] {
  const before = known.get(analysis);
  if (before !== undefined) return before;
  const found: Occurrence[] = analysis.references.map(({ what, name, target }) => ({ what, name, target, declares: false }));
  for (const machine of analysis.machines) found.push(...declaredIn(machine, analysis.source));
  for (const exchange of analysis.exchanges) inExchange(exchange, analysis.source, found);
  const all = unique(found.sort((a, b) => a.name.span.start - b.name.span.start || Number(a.declares) - Number(b.declares)));
  known.set(analysis, all);
  return all;
}

/** One name at one place names one thing: a declaration goes before what refers to it. */
const unique = (sorted: readonly Occurrence[]): readonly Occurrence[] =>
  sorted.filter(({ name }, index) => sorted[index + 1]?.name.span.start !== name.span.start);

export const occurrenceAt = (analysis: Analysis, offset: number): Occurrence | undefined =>
  occurrencesIn(analysis).find(({ name: { span } }) => span.start <= offset && offset <= span.end);

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

/** What a long document asks for at every word of it. */
interface MachinePlaces {
  readonly messages: ReadonlyMap<string, Place>;
  readonly fields: ReadonlyMap<string, Place>;
  readonly events: ReadonlyMap<string, Place>;
}

const placesKnown = new WeakMap<Machine, MachinePlaces>();

function placesIn(machine: Machine): MachinePlaces {
  const before = placesKnown.get(machine);
  if (before !== undefined) return before;
  const { messages, fields, events } = machine;
  const places = { messages: firstPlaces(messages), fields: firstPlaces(fields), events: firstPlaces(events) };
  placesKnown.set(machine, places);
  return places;
}

/** Of two of the same name, the first. */
const firstPlaces = (all: readonly { readonly name: string; readonly place: Place }[]): ReadonlyMap<string, Place> =>
  new Map([...all].reverse().map(({ name, place }) => [name, place]));

function inExchange(exchange: AnalysedExchange, source: string, found: Occurrence[]): void {
  const { name, nameSpan, statements } = exchange.exchange;
  const target = { source, span: nameSpan };
  if (name !== '') found.push({ what: 'exchange', name: { text: name, span: nameSpan }, exchange, declares: true, target });
  const reader = new OccurrenceReader(exchange, found);
  for (let at = 0; at < statements.length; at++) {
    const statement = statements[at];
    if (statement !== undefined) reader.statement(statement, at);
  }
}

/** Goes through the statements in order: what is named first is declared there. */
class OccurrenceReader {
  /** Where each host, segment and symbol is named first. */
  private readonly seen = { host: new Map<string, Place>(), segment: new Map<string, Place>(), symbol: new Map<string, Place>() };
  private readonly places: MachinePlaces;

  constructor(
    private readonly exchange: AnalysedExchange,
    private readonly found: Occurrence[],
  ) {
    this.places = placesIn(exchange.machine);
  }

  statement(statement: Statement, at: number): void {
    switch (statement.kind) {
      case 'message':
        this.seenFirst('host', statement.from, at);
        this.seenFirst('host', statement.to, at);
        for (const name of statement.names) this.message(name, at);
        this.fields(statement.fields, at);
        if (statement.segment !== undefined && isGivenName(statement.segment.text)) this.seenFirst('segment', statement.segment, at);
        return;
      case 'arrival':
        if (!statement.timed) this.seenFirst('segment', statement.segment, at);
        return;
      case 'event':
        this.seenFirst('host', statement.host, at);
        this.of('event', statement.event, at, this.places.events.get(statement.event.text));
        this.fields(statement.fields, at);
        return;
      case 'host':
        this.seenFirst('host', statement.name, at);
        if (statement.role !== undefined) this.of('role', statement.role, at, this.role(statement.role.text)?.place);
        if (statement.state !== undefined) this.state(statement.state, statement.name.text, at);
        for (const { name, value } of statement.variables) {
          this.variable(name, statement.name.text, at);
          this.value(value, at);
        }
        return;
      case 'claims':
        for (const claim of statement.claims) this.claim(claim, at);
        return;
      case 'expect-error':
        if (statement.code !== undefined) this.code(statement.code, at);
        return;
      case 'note':
      case 'box':
        for (const host of statement.hosts) this.seenFirst('host', host, at);
        return;
      case 'stretch':
        if (statement.host && statement.edge === 'begin') this.seenFirst('host', statement.host, at);
        return;
      default:
    }
  }

  private claim(claim: Claim, at: number): void {
    if (claim.kind === 'condition') {
      this.condition(claim.condition, at);
      return;
    }
    this.seenFirst('host', claim.host, at);
    if (claim.kind === 'variable') {
      this.variable(claim.variable, claim.host.text, at);
      this.value(claim.value, at);
    } else if (claim.state !== undefined) this.state(claim.state, claim.host.text, at);
  }

  private get machine(): Machine {
    return this.exchange.machine;
  }

  private of(what: What, name: Name, at: number, target?: Place, host?: string): void {
    this.found.push({ what, name, exchange: this.exchange, at, declares: false, target, host });
  }

  private seenFirst(what: 'host' | 'segment' | 'symbol', name: Name, at: number): void {
    const before = this.seen[what].get(name.text);
    const target = before ?? { source: '', span: name.span };
    if (before === undefined) this.seen[what].set(name.text, target);
    this.found.push({ what, name, exchange: this.exchange, at, declares: before === undefined, target, host: undefined });
  }

  private message(name: Name, at: number): void {
    const place = this.places.messages.get(name.text);
    if (place === undefined) this.of('flag', name, at, this.machine.place);
    else this.of('message', name, at, place);
  }

  private fields(fields: readonly FieldValue[], at: number): void {
    for (const { name, value } of fields) {
      this.of('field', name, at, this.places.fields.get(name.text));
      this.value(value, at);
    }
  }

  private value(value: Value, at: number): void {
    if (value.kind !== 'symbol') return;
    const { start } = value.span;
    this.seenFirst('symbol', { text: value.name, span: { start, end: start + value.name.length } }, at);
    for (const name of value.and ?? []) this.seenFirst('symbol', name, at);
  }

  private role(name: string): Role | undefined {
    return this.machine.roles.find((role) => role.name === name);
  }

  private rolesOf(host: string): readonly Role[] {
    const name = this.exchange.trace.hosts.find((each) => each.name === host)?.role ?? '';
    const role = this.role(name);
    return machinesIn({ roles: role === undefined ? this.machine.roles : [role, ...this.machine.roles] });
  }

  private state(name: Name, host: string, at: number): void {
    const states = this.rolesOf(host).flatMap((role) => role.states);
    const state = states.find((each) => each.name === name.text || each.aliases.includes(name.text));
    this.of('state', name, at, state?.place, host);
  }

  /** Hosts, states, variables and messages that a condition speaks of. */
  private condition(condition: Condition, at: number): void {
    const { hosts, states, variables, messages, fields } = namesInCondition(condition);
    for (const host of hosts) if (this.exchange.trace.hosts.some(({ name }) => name === host.text)) this.seenFirst('host', host, at);
    for (const { name, host } of states) this.state(name, host.text, at);
    for (const { name, host } of variables) this.variable(name, host.text, at);
    for (const name of messages) this.message(name, at);
    for (const { value } of fields) this.value(value, at);
  }

  private variable(name: Name, host: string, at: number): void {
    const variables = this.rolesOf(host).flatMap((role) => role.variables);
    this.of('variable', name, at, variables.find((each) => each.name === name.text)?.place, host);
  }

  private code(name: Name, at: number): void {
    this.of('code', name, at, this.machine.codes.find(({ code }) => code === name.text)?.place);
  }
}
