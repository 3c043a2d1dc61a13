/** Turns repairs that were tried into text that can be written: blanks are filled with the numbers that follow from the rules and the other lines. */
import type { FieldValue, Message, Statement, Value } from '../../exchange/exchange.js';
import { unwrittenName } from '../../exchange/unwritten.js';
import { fieldValueShown } from '../../exchange/written.js';
import type { Repair } from '../../problem/repair.js';
import { nowhere, type Span } from '../../span.js';
import { lookedAt } from '../budget.js';
import type { Context } from '../context.js';
import { showSlot } from '../display.js';
import { isNumeric } from '../program/types.js';
import { FAR } from '../search/limits.js';
import type { StatementEffect, World } from '../world.js';
import { errorsAhead, NEAR, worldAhead } from './ahead.js';
import type { Attempt, Candidate, KeptRepair } from './candidate.js';
import { replay } from './replay.js';
import { corrected } from './variants.js';

/** The repairs of a way on from the statement `at`; `undefined` where it stands on a supposition that nobody could write. */
export function written(context: Context, { world, repairs }: Candidate, at: number): readonly Repair[] | undefined {
  const known = repairs.some(hasBlank) ? worldAhead(context, world, at + 1) : world;
  const all = repairs.map((attempt) =>
    attempt.kind === 'kept' ? mistyped(context, world, attempt) : asWritten({ context, world: known, shownAt: at }, attempt),
  );
  const found = all.flatMap((repair) => (repair === undefined ? [] : [withWas(context, repair)]));
  return found.length === 0 || found.length < all.length ? undefined : found;
}

function withWas({ statements }: Context, repair: Repair): Repair {
  const was = statements[repair.at];
  return was === undefined || repair.kind === 'insert' ? repair : { ...repair, was };
}

const hasBlank = (attempt: Attempt): boolean =>
  attempt.kind === 'insert' ||
  (attempt.kind === 'replace' && attempt.statement.kind === 'message' && attempt.statement.fields.some((f) => f.value.kind === 'blank'));

interface KnownWorld {
  readonly context: Context;
  /** All that is known of numbers some statements on. */
  readonly world: World;
  readonly shownAt: number;
}

function asWritten(known: KnownWorld, attempt: Exclude<Attempt, KeptRepair>): Repair {
  if (attempt.kind === 'remove' || attempt.kind === 'move' || attempt.kind === 'cross') return attempt;
  const { did, ...repair } = attempt;
  if (did === undefined || repair.statement.kind !== 'message') return repair;
  const statement = filled(known, did, repair.statement);
  if (repair.kind === 'replace') return { ...repair, statement: withNumbersOf(known, did, { at: repair.at, meant: statement }) };
  const whole = withOwn(known, repair.at, withRest(known, did, statement));
  const isFilled = (name: string) => (did.filled & (1 << (known.context.program.fieldIndex.get(name) ?? 0))) !== 0;
  return { ...repair, statement: whole, own: whole.fields.map(({ name }) => name.text).filter((name) => !isFilled(name)) };
}

/** Blanks with the numbers that came of them; those that nothing tells stay blank. */
function filled(known: KnownWorld, did: StatementEffect, message: Message): Message {
  const { context, world } = known;
  const fields = message.fields.flatMap((field): readonly FieldValue[] => {
    if (field.value.kind !== 'blank') return [field];
    const slot = did.segment.fields[context.program.fieldIndex.get(field.name.text) ?? -1];
    if (isNumeric(slot) && world.numbers.isOpen(slot)) return [field];
    const value = showSlot(context, world.numbers, slot);
    return value === '' ? [] : [{ ...field, value: asAround(known, field.name.text, value, field.value.span) }];
  });
  return { ...message, fields };
}

/** In quotes or not, as the lines around it write this field. */
function asAround({ context, shownAt }: KnownWorld, name: string, shown: string, span: Span): Value {
  const { program, statements, budget } = context;
  const { type } = program.fields[program.fieldIndex.get(name) ?? -1] ?? {};
  const near = () => {
    lookedAt(budget, shownAt - NEAR);
    lookedAt(budget, shownAt + NEAR);
    const around = statements.slice(Math.max(0, shownAt - NEAR), shownAt + NEAR);
    const fields = around.flatMap((each) => (each.kind === 'message' ? each.fields : []));
    return fields.find((field) => field.name.text === name)?.value;
  };
  return fieldValueShown(shown, span, type, near);
}

interface OtherNames {
  readonly at: number;
  readonly meant: Message;
}

/** A name that was forgotten brings its numbers with it, where lines are written with all of theirs. */
function withNumbersOf(known: KnownWorld, did: StatementEffect, { at, meant }: OtherNames): Message {
  const { statements, budget } = known.context;
  const own = statements[at];
  if (own?.kind !== 'message' || own.fields.length === 0) return meant;
  const more = meant.names.filter(({ text }) => !own.names.some((name) => name.text === text));
  if (more.length === 0) return meant;
  lookedAt(budget, at - NEAR);
  lookedAt(budget, at + NEAR);
  const alike = statements
    .slice(Math.max(0, at - NEAR), at + NEAR)
    .filter(
      (each): each is Message =>
        each.kind === 'message' && each !== own && more.every((name) => each.names.some(({ text }) => text === name.text)),
    );
  const isLeftOut = (name: string) => alike.some(({ fields }) => !fields.some((field) => field.name.text === name));
  const { fields } = withRest(known, did, meant);
  return { ...meant, fields: fields.filter((field) => meant.fields.includes(field) || !isLeftOut(field.name.text)) };
}

/** With the fields, too, that the machine would fill in. */
function withRest(known: KnownWorld, did: StatementEffect, message: Message): Message {
  const { context, world } = known;
  const rest = context.program.fields.flatMap(({ name }, index): readonly FieldValue[] => {
    if ((did.filled & (1 << index)) === 0 || message.fields.some((field) => field.name.text === name)) return [];
    const value = asAround(known, name, showSlot(context, world.numbers, did.segment.fields[index]), nowhere);
    return [{ name: unwrittenName(name), value, span: nowhere }];
  });
  return { ...message, fields: [...rest, ...message.fields] };
}

/** Blanks of a line that nobody wrote: left out if they can be, else with a number of the lines after it, else blank. */
function withOwn({ context, shownAt }: KnownWorld, at: number, message: Message): Message {
  const world = context.history[at];
  if (world === undefined) return message;
  const isRight = (statement: Message) =>
    replay(context, world, [{ kind: 'insert', at, statement }], { from: at, until: shownAt }) !== undefined;
  let fields = message.fields;
  for (const blank of message.fields.filter(({ value }) => value.kind === 'blank')) {
    const without = fields.filter((field) => field !== blank);
    const numbers = numbersOn(context.statements.slice(at, shownAt + 1));
    const written = numbers.map((value) => fields.map((field) => (field === blank ? { ...field, value } : field)));
    fields = [without, ...written].find((each) => isRight({ ...message, fields: each })) ?? fields;
  }
  return { ...message, fields };
}

const numbersOn = (statements: readonly Statement[]): readonly Value[] =>
  statements
    .flatMap((each) => (each.kind === 'message' ? each.fields.map(({ value }) => value) : []))
    .filter(({ kind }) => kind === 'number')
    .slice(0, MOST_NUMBERS);

const MOST_NUMBERS = 12;

/** Where the number was mistyped first: with it put right, all goes well up to where it showed, and no worse behind than if it was kept. */
function mistyped(context: Context, kept: World, { at, by }: KeptRepair): Repair | undefined {
  lookedAt(context.budget, Math.max(0, at - FAR));
  for (let j = Math.max(0, at - FAR); j < at; j++) {
    const [statement, world] = [context.statements[j], context.history[j]];
    if (statement?.kind !== 'message' || world === undefined) continue;
    for (const meant of corrected(statement, [-by, by])) {
      const repair: Repair = { kind: 'replace', at: j, statement: meant };
      const right = replay(context, world, [repair], { from: j, until: at });
      if (right && errorsAhead(context, right.world, at + 1, NEAR) <= errorsAhead(context, kept, at + 1, NEAR)) return repair;
    }
  }
  return undefined;
}

/** The world after the statement at which a mistake showed, had its author written this; `undefined` where that has errors of its own. */
export function worldOf(context: Context, repairs: readonly Repair[], shownAt: number): World | undefined {
  const from = Math.min(...repairs.map((repair) => repair.at));
  const world = context.history[from];
  return world && replay(context, world, repairs, { from, until: shownAt })?.world;
}
