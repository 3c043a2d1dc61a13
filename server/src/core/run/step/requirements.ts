/** Requirements that do not hold, as faults: what was written, what is right, and where it comes from. */
import type { Message, Value } from '../../exchange/exchange.js';
import { quoted, writtenForm } from '../../exchange/written.js';
import { type Expression, partsOf } from '../../machine/expression.js';
import type { Type } from '../../machine/machine.js';
import type { Clause } from '../../problem/clause.js';
import { codeOfField } from '../../problem/codes.js';
import type { Facts, Severity } from '../../problem/problem.js';
import type { Span } from '../../span.js';
import type { Context, Fault } from '../context.js';
import { showSlot, situation } from '../display.js';
import { equal } from '../program/operations.js';
import { namesOf } from '../program/program.js';
import { isNumeric, largestOf } from '../program/types.js';
import type { HostState, Shift, SlotValue, World } from '../world.js';
import { machineFault, slipOf } from './faults.js';
import { sourceOf } from './origin.js';
import type { MessageDraft, Turn, Violation } from './turn.js';

/** The code of a violation: that of the rule, else of the field. */
export function codeOf(context: Context, violation: Violation): string {
  const field = violation.field === undefined ? undefined : context.program.fields[violation.field];
  return violation.action.code ?? codeOfField(context.program.machine, field);
}

export const severityOf = (context: Context, code: string): Severity =>
  context.program.machine.codes.find((c) => c.code === code)?.severity ?? 'error';

export interface Requiring {
  readonly world: World;
  /** Numbers as they are when the message has been sent. */
  readonly numbers: World['numbers'];
  readonly host: HostState;
  readonly peer: string;
  readonly message: Pick<Message, 'fields' | 'namesSpan'>;
  /** Who sent it, where it is the receiver that demands something. */
  readonly sender?: string;
  /** What happened, where that is no message. */
  readonly name?: string;
  /** As written, before anything was filled in or put right. */
  readonly written: MessageDraft;
}

export function requirement(context: Context, violation: Violation, at: Requiring): Fault {
  const code = codeOf(context, violation);
  const shift = shiftOf(violation, at);
  const fault = machineFault(
    code,
    severityOf(context, code),
    placeOf(context, violation, code, at.message),
    () => requirementFacts(context, violation, code, at),
    { related: () => sourceOf(context, violation, at), rule: () => violation.action.place },
  );
  if (shift) return { ...fault, shift };
  if (violation.field !== undefined || violation.flag !== undefined) return fault;
  const { excess } = violation;
  return { ...fault, bounds: variablesIn(context, at.host, violation.action.condition), ...(excess !== undefined && { excess }) };
}

function variablesIn(context: Context, host: HostState, e: Expression): number[] {
  if (e.kind === 'name') return [context.program.roles[host.role]?.variableIndex.get(e.name) ?? []].flat();
  return partsOf(e).flatMap((part) => variablesIn(context, host, part));
}

function shiftOf({ field, written, expected }: Violation, { host, numbers }: Requiring): Shift | undefined {
  const by = isNumeric(written) && isNumeric(expected) ? numbers.difference(expected, written) : undefined;
  return by === undefined || field === undefined ? undefined : { host: host.name, field, by };
}

/** At the field that the code is about, if it is written; else at the message's names. */
function placeOf(context: Context, violation: Violation, code: string, message: Requiring['message']): Span {
  const written = (index: number | undefined) =>
    message.fields.find((f) => index !== undefined && context.program.fieldIndex.get(f.name.text) === index);
  const own = written(violation.field);
  if (own && context.program.fields[violation.field ?? -1]?.code === code) return own.span;
  const coded = message.fields.find((f) => context.program.fields[context.program.fieldIndex.get(f.name.text) ?? -1]?.code === code);
  return (coded ?? own)?.span ?? message.namesSpan;
}

function requirementFacts(context: Context, violation: Violation, code: string, at: Requiring): Facts {
  const coded = context.program.fields.findIndex((f) => f.code === code);
  const index = violation.field ?? (coded >= 0 ? coded : undefined);
  const field = index === undefined ? undefined : context.program.fields[index]?.name;
  const show = (slot: SlotValue) => showSlot(context, at.numbers, slot);
  const slip = slipOf(
    context,
    at.numbers,
    at.host,
    at.peer,
    at.written,
    (row) => row.slip.on.kind === 'field' && row.slip.on.field === field,
  );
  const flag = violation.flag === undefined ? undefined : namesOf({ flags: violation.flag, kind: -1 }, context.program)[0];
  const written = at.message.fields.find((f) => field !== undefined && f.name.text === field)?.value;
  return {
    kind: 'requirement',
    host: at.sender ?? at.host.name,
    ...(at.sender !== undefined && { receiver: at.host.name }),
    message: at.name ?? namesOf(at.written, context.program).join('+'),
    reason: violation.action.text,
    situation: situation(context, at.world),
    see: violation.action.see || context.program.machine.see,
    ...(field !== undefined && { field }),
    ...(written && { written: writtenForm(written) }),
    ...(violation.expected !== undefined && { expected: expectedForm(written, violation, at.numbers) ?? show(violation.expected) }),
    ...sourceForm(violation, written),
    ...mostOf(violation, written),
    ...(flag !== undefined && { flag }),
    ...(slip !== undefined && { slip }),
  };
}

/** A word or a text as the author writes them: in quotes, unless what they wrote has none, and this needs none. */
function sourceForm({ expected }: Violation, written: Value | undefined): { source?: string } {
  if (typeof expected !== 'string') return {};
  const isPlain = written?.kind === 'symbol' && /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(expected);
  return { source: isPlain ? expected : quoted(expected) };
}

function mostOf({ excess }: Violation, written: Value | undefined): { most?: string } {
  if (excess === undefined || written?.kind !== 'number' || written.value < excess) return {};
  return { most: String(written.value - excess) };
}

/** In terms of the symbol that was written, where both can be compared. */
function expectedForm(written: Value | undefined, violation: Violation, numbers: World['numbers']): string | undefined {
  if (written?.kind !== 'symbol' || !isNumeric(violation.written) || !isNumeric(violation.expected)) return undefined;
  const off = numbers.difference(violation.written, violation.expected);
  return off === undefined ? undefined : writtenForm({ ...written, offset: written.offset + off });
}

const areExchanged = (turn: Turn, one: Violation, other: Violation): boolean =>
  one.field !== other.field && equal(turn, one.written, other.expected) === true && equal(turn, other.written, one.expected) === true;

/** One fault for each code and place; two numbers that were exchanged are one mistake. */
export function turnFaults(context: Context, turn: Turn, requiring: Requiring): Fault[] {
  const faults = new Map<string, Fault>();
  const { violations, overflows } = turn;
  if (violations.length === 0 && overflows.length === 0) return [];
  for (const violation of violations.filter((v, i) => !violations.slice(0, i).some((earlier) => areExchanged(turn, earlier, v)))) {
    const key = `${codeOf(context, violation)} ${violation.field ?? ''}`;
    if (!faults.has(key)) faults.set(key, requirement(context, violation, requiring));
  }
  return [...faults.values(), ...turn.overflows.map((overflow) => overflowFault(context, turn, overflow, requiring))];
}

/** Nothing holds more than it is declared for. */
function overflowFault(
  context: Context,
  { role }: Turn,
  { variable, value }: Turn['overflows'][number],
  { host, message }: Requiring,
): Fault {
  const declared = context.program.roles[role]?.role.variables[variable];
  return machineFault('number', 'error', message.namesSpan, () => ({
    kind: 'number',
    field: declared?.name ?? '',
    written: String(value),
    expected: declared === undefined ? '' : rangeOf(declared.type),
    host: host.name,
    ...(declared?.type.kind === 'queue' && declared.type.most !== undefined && { most: declared.type.most }),
  }));
}

const rangeOf = (type: Type): Clause => ({ clause: 'number-up-to', most: largestOf(type) });
