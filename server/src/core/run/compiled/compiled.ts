/**
 * Rules made faster: for a state, what happens there, and a message's names, the rows are one function, made of text (`terms.ts`, `actions.ts`). It
 * does what the interpreter (`step/engine.ts`) does, which remains the definition: where numbers are not plain, a rule is broken, or
 * several rows would be right, the function says so, and the interpreter does it all again and finds the words.
 */
import type { Carrying } from '../context.js';
import type { Program, ProgramRow, RoleProgram, StateProgram } from '../program/program.js';
import { fillFromOwed } from '../step/debts.js';
import { settle } from '../step/engine.js';
import type { Turn } from '../step/turn.js';
import { type ActionText, actionsText, GIVE_UP } from './actions.js';
import { joined, TermWriter } from './terms.js';

/** Carries out the row that fits; `false` if it does not know what to do, and the turn is spoilt. `given` are the fields that were written, as bits. */
export type CompiledRows = (turn: Turn, given: number) => boolean;

/** Compiled once it has been used this often. */
const worthwhile = 40;

interface Shape {
  readonly flags: number;
  readonly kind: number;
}

interface CompiledEntry {
  uses: number;
  rows?: CompiledRows | null;
}

const entries = new WeakMap<StateProgram, Map<number, CompiledEntry>>();

/** The rows of a state for a message; `undefined` where the interpreter has to do it. */
export function compiledRows(
  program: Program,
  host: { readonly role: number; readonly state: number; readonly around?: unknown },
  direction: 'send' | 'receive',
  { flags, kind }: Shape,
  carrying?: Carrying,
): CompiledRows | undefined {
  if (carrying === 'interpreted' || host.around !== undefined) return undefined;
  const role = program.roles[host.role];
  const state = role?.states[host.state];
  if (role === undefined || state === undefined || role.sessions.length > 0) return undefined;
  let known = entries.get(state);
  if (known === undefined) {
    known = new Map();
    entries.set(state, known);
  }
  const key = 2 * (kind < 0 ? flags : -1 - kind) + Number(direction === 'send');
  let entry = known.get(key);
  if (entry === undefined) {
    entry = { uses: 0 };
    known.set(key, entry);
  }
  if (entry.rows === undefined) {
    if (++entry.uses < worthwhile && carrying !== 'compiled') return undefined;
    entry.rows = made(textOf(program, role, state, direction, { flags, kind }));
  }
  return entry.rows ?? undefined;
}

interface FunctionText {
  readonly text: string;
  readonly constants: readonly unknown[];
}

function textOf(
  program: Program,
  { around, role }: RoleProgram,
  state: StateProgram,
  direction: 'send' | 'receive',
  shape: Shape,
): FunctionText | undefined {
  const rows = state[direction].for(shape);
  if (rows.length === 0 || rows.some(({ continues }) => continues)) return undefined;
  const terms = new TermWriter(around.scope, shape);
  const procedures = [...(role.procedures ?? []), ...program.machine.procedures];
  const procedure = (name: string) => procedures.find((each) => each.name === name)?.actions ?? [];
  const text: ActionText = { terms, around, direction, procedure };
  const settled = terms.constant((turn: Turn) => settle(program, turn));
  const body = rows.map((row) => rowText(text, row, settleText(terms, state, row, `${settled}(turn);`))).join('\n');
  return terms.isTooLong ? undefined : { constants: terms.constants, text: functionText(terms, body) };
}

/** What is not plain where it should be makes the function give up at its end, at the latest. */
function functionText(terms: TermWriter, body: string): string {
  const plain = [...terms.reads].map((slot) => `isPlain(${slot})`).join(' && ') || 'true';
  const temporaries = Array.from({ length: terms.temporaries }, (_, i) => `, t${i}`).join('');
  return `"use strict";
${terms.constants.map((_, i) => `const c${i} = constants[${i}];`).join(' ')}
let isLost = false;
const isPlain = (slot) => slot === undefined || typeof slot === 'number';
const num = (slot) => { if (isPlain(slot)) return slot; isLost = true; return undefined; };
const plain = (V, M) => ${plain};
return (turn, given) => {
  let V = turn.variables, M = turn.segment.fields${temporaries};
  if (!plain(V, M)) ${GIVE_UP}
  isLost = false;
${body}
  ${GIVE_UP}
};`;
}

function rowText(text: ActionText, row: ProgramRow, settled: string): string {
  const { terms, direction } = text;
  const guard = row.rule.guard ? terms.test(row.rule.guard, true) : 'true';
  if (guard === 'false') return '';
  const meets = row.meets ? `${terms.constant(row.meets)}(turn) && ` : '';
  if (row.rule.optional) return `if (${meets}${guard}) ${GIVE_UP}`;
  const fill = `if (turn.owed.length !== 0) { ${terms.constant(fillFromOwed)}(turn, given); if (!plain(V, M)) ${GIVE_UP} }`;
  const lines = [
    `turn.rows = ${terms.constant([row])};`,
    row.target === undefined ? '' : `turn.target = ${row.target};`,
    direction === 'send' ? fill : '',
    actionsText(text, row.rule.actions),
    settled,
    'return !isLost;',
  ];
  return `if (${meets}${guard}) {\n${lines.filter((line) => line !== '').join('\n')}\n}`;
}

/** Most rows lead nowhere, and mostly nothing follows of itself. */
function settleText(terms: TermWriter, { always }: StateProgram, { target }: ProgramRow, settled: string): string {
  if (target !== undefined) return settled;
  const rows = always.filter(({ continues }) => continues === undefined);
  const follows = joined(
    false,
    rows.map(({ rule, meets }) => (meets ? 'true' : rule.guard ? terms.test(rule.guard, true) : 'true')),
  );
  return `if (turn.target >= 0 || ${follows}) ${settled}`;
}

/** A page, or the host of the program, may forbid `new Function`: that is found out when the first function is worth making. */
let isForbidden = false;

/** `null` where there is none. */
function made(text: FunctionText | undefined): CompiledRows | null {
  if (text === undefined || isForbidden) return null;
  try {
    return new Function('constants', text.text)(text.constants) as CompiledRows;
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    isForbidden = true;
    return null;
  }
}
