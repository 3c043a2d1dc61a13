/** What the lines of a protocol declare, as the core has it; names are not looked up yet. */
import {
  type CodeKind,
  type Definition,
  type EventKind,
  type Field,
  type MessageKind,
  type Name,
  nearest,
  type Place,
  type Problem,
  type Procedure,
  type RoleLink,
  type Seat,
  type Start,
  type Type,
  type Variable,
} from '../../core/index.js';
import type * as ast from '../generated/ast.js';
import { syntaxError, unknownName } from '../problems.js';
import { namesOf, spanOf } from '../spans.js';
import type { Mention } from './draft.js';
import { type Hear, toExpression } from './expressions.js';
import { type RuleReading, toActions } from './rules.js';

/** Something with its name, at its place. */
export interface DeclaredAt<T> {
  readonly name: Name;
  readonly value: T;
}

export interface Declaring extends RuleReading {
  readonly complain: (problem: Problem) => void;
}

type NamedMember = Extract<ast.Member, { readonly name: string }>;

export const ownName = (node: NamedMember): Name => ({ text: node.name, span: spanOf(node, 'name') });
export const placeOf = (name: Name, { source }: RuleReading): Place => ({ source, span: name.span });
export const hearIn =
  ({ mention, role }: RuleReading): Hear =>
  (what, name) =>
    mention({ what, name, role });

function mentionAll(reading: RuleReading, what: Mention['what'], names: readonly Name[], role = reading.role): void {
  for (const name of names) reading.mention({ what, name, role });
}

export function messages(node: ast.MessageDecl, reading: Declaring): readonly DeclaredAt<MessageKind>[] {
  mentionAll(reading, 'field', namesOf(node, 'fields', node.fields));
  const rest = { fields: node.fields, text: node.text ?? '' };
  return namesOf(node, 'names', node.names).map((name) => ({ name, value: { name: name.text, ...rest, place: placeOf(name, reading) } }));
}

export function fields(node: ast.FieldDecl, reading: Declaring): readonly DeclaredAt<Field>[] {
  const [code] = node.codes;
  mentionAll(reading, 'code', namesOf(node, 'codes', node.codes));
  const rest = code === undefined ? {} : { code };
  return variables(node, reading).map(({ name, value }) => ({ name, value: { ...value, ...rest } }));
}

/** @returns names of fields, as the line `main seq, ack` gives them */
export function mainFields(node: ast.MainFields, reading: Declaring): readonly string[] {
  mentionAll(reading, 'field', namesOf(node, 'names', node.names));
  return node.names;
}

export function variables(node: ast.FieldDecl | ast.VarDecl, reading: Declaring): readonly DeclaredAt<Variable>[] {
  const [initial] = node.values;
  const rest = {
    type: typeOf(node, reading),
    text: node.texts[0] ?? '',
    ...(initial === undefined ? {} : { initial: toExpression(initial, hearIn(reading)) }),
  };
  return namesOf(node, 'names', node.names).map((name) => ({ name, value: { name: name.text, ...rest, place: placeOf(name, reading) } }));
}

const TYPES = ['serial', 'int', 'upto', 'flag', 'name', 'names', 'options', 'ranges', 'queue'];

function typeOf(node: ast.FieldDecl | ast.VarDecl, { complain }: Declaring): Type {
  switch (node.type) {
    case 'serial':
      return node.bits === undefined ? { kind: 'serial' } : { kind: 'serial', bits: Math.min(Math.max(Number(node.bits), 1), 32) };
    case 'queue':
      return node.bits === undefined ? { kind: 'queue' } : { kind: 'queue', most: Number(node.bits) };
    // a set of words, of which some have values
    case 'options':
      return { kind: 'names' };
    case 'flag':
    case 'name':
    case 'names':
    case 'ranges':
      return { kind: node.type };
    case 'int':
      return node.bits === undefined ? { kind: 'int' } : { kind: 'int', bits: Number(node.bits) };
    case 'upto':
      return node.bits === undefined ? { kind: 'int' } : { kind: 'int', most: Number(node.bits) };
    // a line that ends before the type has had its complaint
    case undefined:
      return { kind: 'int' };
    default:
      complain(unknownName('type', { text: node.type, span: spanOf(node, 'type') }, TYPES));
      return typeMeant(node);
  }
}

/** What a type that does not exist may be: the nearest one, else that of the value. */
function typeMeant({ type, values: [value] }: ast.FieldDecl | ast.VarDecl): Type {
  const near = nearest(type, TYPES);
  if (near === 'serial' || near === 'flag' || near === 'name' || near === 'names' || near === 'ranges' || near === 'queue')
    return { kind: near };
  if (near === 'options') return { kind: 'names' };
  return near === undefined && value?.$type === 'Text' ? { kind: 'name' } : { kind: 'int' };
}

export const events = (node: ast.EventDecl, reading: Declaring): readonly DeclaredAt<EventKind>[] =>
  namesOf(node, 'names', node.names).map((name) => ({
    name,
    value: { name: name.text, timer: node.kind === 'timer', text: node.text ?? '', ...limitOf(node), place: placeOf(name, reading) },
  }));

/** `then give_up` is a timer of its own, which need not be declared. */
export function nextTimers(node: ast.EventDecl, reading: Declaring): readonly EventKind[] {
  const names = namesOf(node, 'next', node.next === undefined ? [] : [node.next]);
  mentionAll(reading, 'event', names);
  return names.map((name) => ({ name: name.text, timer: true, text: '', place: placeOf(name, reading) }));
}

const limitOf = ({ most, next }: ast.EventDecl) => (most === undefined ? {} : { most: Number(most), ...(next !== undefined && { next }) });

const SEVERITIES = ['error', 'warning', 'information'];

export function code(node: ast.CodeDecl, reading: Declaring): DeclaredAt<CodeKind> {
  const name = { text: node.code, span: spanOf(node, 'code') };
  const { severity } = node;
  const known = severity === 'error' || severity === 'warning' || severity === 'information';
  if (!known) reading.complain(unknownName('type', { text: severity, span: spanOf(node, 'severity') }, SEVERITIES));
  return { name, value: { code: name.text, severity: known ? severity : 'error', text: node.text ?? '', place: placeOf(name, reading) } };
}

export function definition(node: ast.Let, reading: Declaring): DeclaredAt<Definition> {
  const name = ownName(node);
  const value = toExpression(node.value, hearIn(reading));
  return { name, value: { name: name.text, value, text: node.text ?? '', place: placeOf(name, reading) } };
}

export function procedure(node: ast.Procedure, reading: Declaring): DeclaredAt<Procedure> {
  const name = ownName(node);
  const actions = toActions(node.actions, reading);
  return { name, value: { name: name.text, text: node.text ?? '', actions, place: placeOf(name, reading) } };
}

export function link(node: ast.Pair, reading: Declaring): RoleLink {
  mentionAll(reading, 'variable', [...namesOf(node, 'own', [node.own]), ...namesOf(node, 'other', [node.other])]);
  return { own: node.own, other: node.other };
}

export const peers = (node: ast.Peers, reading: Declaring): readonly (readonly [string, string])[] =>
  node.lines.flatMap((line) => {
    mentionAll(reading, 'role', namesOf(line, 'roles', line.roles), '');
    return line.roles.flatMap((role, index) => {
      const next = line.roles[index + 1];
      return next === undefined ? [] : [[role, next] as const];
    });
  });

export function start(node: ast.Start, reading: Declaring): Start {
  for (const [index, place] of node.places.entries()) mistypedSeat(place, index, reading);
  const [sender, receiver] = node.places.map((place) => seat(place, reading));
  return { sender: sender ?? {}, receiver: receiver ?? {} };
}

/** `start sendr in S`. */
function mistypedSeat(node: ast.Seat, index: number, { complain }: Declaring): void {
  const words = index === 0 ? ['sender'] : ['receiver', 'others'];
  // a name of their own is no slip
  const isOwn = node.roles.includes(node.who) || node.states.includes(node.who);
  const meant = words.includes(node.who) || isOwn ? undefined : nearest(node.who, words);
  if (meant !== undefined) complain(syntaxError({ span: spanOf(node, 'who'), fault: { fault: 'no-word', written: node.who }, meant }));
}

function seat(node: ast.Seat, reading: Declaring): Seat {
  const [role] = node.roles;
  const [state] = node.states;
  mentionAll(reading, 'role', namesOf(node, 'roles', node.roles), '');
  mentionAll(reading, 'state', namesOf(node, 'states', node.states), role ?? '');
  return { ...(role === undefined ? {} : { role }), ...(state === undefined ? {} : { state }) };
}
