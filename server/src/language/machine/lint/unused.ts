/** `protocol/unused`: what is declared and nothing speaks of. */
import {
  type Expression,
  type Machine,
  machinesIn,
  type Place,
  type Problem,
  partsOf,
  type RuleAction,
  type SessionKind,
  type UnusedThing,
} from '../../../core/index.js';
import { kindsOf } from './patterns.js';
import { allActions, isOwn, isStrange, type LintSubject, odd, rulesOf } from './subject.js';

/** Names that the rows of the machine speak of, with what their actions and definitions do. */
interface Uses {
  readonly read: Set<string>;
  readonly written: Set<string>;
  readonly events: Set<string>;
  readonly procedures: Set<string>;
  readonly messages: Set<string>;
  readonly codes: Set<string>;
  readonly roles: Set<string>;
}

export function unused(subject: LintSubject): readonly Problem[] {
  const { machine, spoken } = subject;
  const uses = usesOf(machine);
  const knows = (set: ReadonlySet<string>) => (name: string) => set.has(name) || isStrange(subject, name);
  const inMessage = new Set(machine.messages.flatMap(({ fields }) => fields));
  const raised = new Set([...uses.codes, ...machine.fields.flatMap(({ code }) => code ?? [])]);
  const missing = (thing: UnusedThing, all: readonly DeclaredName[], isUsed: (name: string) => boolean) =>
    all
      .filter(({ name, place }) => isOwn(subject, place) && !isUsed(name))
      .map(({ name, place }) => odd(place.span, { kind: 'protocol', what: 'unused', thing, name }));
  const isRead = (name: string) => knows(uses.read)(name) || spoken.variables.has(name);
  const variables = [
    ...machine.roles.flatMap((role) => role.variables),
    // its key is read with each message
    ...sessionsIn(machine).flatMap((session) => session.variables.slice(session.outer + session.key.length)),
  ];
  const seated = machine.starts.flatMap(({ sender, receiver }) => [sender.role, receiver.role]);
  const met = new Set([...seated.flatMap((name) => name ?? []), ...(machine.peers ?? []).flat(), ...uses.roles, ...spoken.roles]);
  return [
    ...missing('message', machine.messages, knows(uses.messages)),
    ...missing(
      'event',
      machine.events.filter(({ timer }) => !timer),
      knows(uses.events),
    ),
    ...missing(
      'timer',
      machine.events.filter(({ timer }) => timer),
      knows(uses.events),
    ),
    ...missing(
      'field',
      machine.fields,
      (name) => machine.flags.length > 0 || inMessage.has(name) || isRead(name) || isStrange(subject, name),
    ),
    ...missing('variable', variables, (name) => isRead(name) || (uses.written.has(name) && isDescribed(machine, name))),
    ...missing(
      'definition',
      machine.lets.filter(({ value }) => !isAlias(value, machine)),
      knows(uses.read),
    ),
    ...missing('action', machine.procedures, knows(uses.procedures)),
    ...missing(
      'code',
      machine.codes.map(({ code, place }) => ({ name: code, place })),
      knows(raised),
    ),
    ...(machine.starts.length === 0 ? [] : missing('role', machine.roles.length > 1 ? machine.roles : [], knows(met))),
  ];
}

/** `let DATA = PSH + ACK`: a word of notes for a combination of flags. */
const isAlias = (value: Expression, { flags }: Pick<Machine, 'flags'>): boolean =>
  value.kind === 'name'
    ? flags.includes(value.name)
    : value.kind === 'binary' && value.op === '+' && partsOf(value).every((part) => isAlias(part, { flags }));

interface DeclaredName {
  readonly name: string;
  readonly place: Place;
}

/** It is kept to be shown: pictures, tables and claims have it. */
const isDescribed = ({ roles, links }: Machine, name: string): boolean =>
  links.some(({ own, other }) => own === name || other === name) ||
  machinesIn({ roles }).some(({ variables }) => variables.some((variable) => variable.name === name && variable.text !== ''));

const sessionsIn = ({ roles }: Machine): readonly SessionKind[] => roles.flatMap(({ sessions = [] }) => sessions);

function usesOf(machine: Machine): Uses {
  const uses: Uses = {
    read: new Set(),
    written: new Set(),
    events: new Set(),
    procedures: new Set(),
    messages: new Set(),
    codes: new Set(),
    roles: new Set(),
  };
  const states = machinesIn(machine).flatMap((role) => role.states);
  for (const { matches } of sessionsIn(machine)) for (const { key } of matches) for (const { variable } of key) uses.read.add(variable);
  for (const state of states) {
    for (const rule of rulesOf(state)) {
      for (const pattern of rule.patterns) {
        // `receive any` waits for none by name
        if (rule.kind === 'send' || pattern.names.length > 0) for (const name of kindsOf(pattern, machine)) uses.messages.add(name);
        for (const name of pattern.names) uses.messages.add(name);
      }
      for (const event of rule.events) uses.events.add(event);
      for (const who of [...(rule.to ?? []), ...(rule.from ?? [])]) uses.roles.add(who);
      read(rule.guard, uses);
      for (const action of allActions(rule.actions, machine)) ofAction(action, uses);
    }
    for (const { guard } of state.slips) read(guard, uses);
  }
  for (const part of [...machine.fields, ...machinesIn(machine).flatMap((role) => role.variables)]) read(part.initial, uses);
  for (const { own, other } of machine.links) uses.written.add(own).add(other);
  definitions(machine, uses);
  return uses;
}

function ofAction(action: RuleAction, uses: Uses): void {
  read(action.guard, uses);
  switch (action.kind) {
    case 'require':
      read(action.condition, uses);
      if (action.code !== undefined) uses.codes.add(action.code);
      break;
    case 'set':
    case 'assume':
      for (const { target, value } of action.assignments) {
        uses.written.add(target);
        // what is only counted on is not looked at
        read(value, uses, target);
      }
      break;
    case 'owe':
    case 'reply':
    case 'allow':
      for (const names of [action.names, ...(action.others ?? [])]) for (const name of names) uses.messages.add(name);
      for (const { value } of action.fields) read(value, uses);
      read(action.to, uses);
      break;
    case 'pass':
      for (const { value } of action.fields) read(value, uses);
      read(action.to, uses);
      break;
    case 'do':
      uses.procedures.add(action.procedure);
      break;
    default:
      break;
  }
}

function read(e: Expression | undefined, uses: Uses, except?: string): void {
  if (e === undefined) return;
  if (e.kind === 'name' && e.name !== except) uses.read.add(e.name);
  if (e.kind === 'of-session') uses.read.add(e.variable);
  for (const part of partsOf(e)) read(part, uses, except);
}

/** A definition's parts are read if it is. */
function definitions({ lets }: Machine, uses: Uses): void {
  const done = new Set<string>();
  for (const name of uses.read) {
    if (done.has(name)) continue;
    done.add(name);
    for (const { value } of lets.filter((each) => each.name === name)) read(value, uses);
  }
}
