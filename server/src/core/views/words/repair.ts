/** What somebody would do to put a mistake right, as an order; and what they seem to have meant, as a sentence. */
import type { Host, Message, Statement } from '../../exchange/exchange.js';
import { writtenForm } from '../../exchange/written.js';
import type { CrossRepair, Meant, Repair } from '../../problem/repair.js';
import { statementText } from '../statement-text.js';
import { capital, list } from './phrases.js';

/** Where the statements stand. */
export interface StatementNumbers {
  readonly statements: readonly Statement[];
  /** Counted from 1. */
  readonly lineOf: (statement: Statement) => number;
}

export function repairTitle({ shownAt, repairs }: Meant, lines: StatementNumbers): string {
  const hosts = hostsOtherwise(repairs);
  if (hosts.length > 0) return `Let ${list(hosts.map(begun), 'and')}`;
  if (repairs.every(isCrossing))
    return `Let ${repairs.map((pair) => crossing(pair, lines)).join(' cross, and ')}${repairs.length > 1 ? '' : ' cross'}`;
  const [first, ...others] = repairs;
  if (first !== undefined && others.length > 1 && repairs.every(isOtherNumber))
    return `${titleOf(first, shownAt, lines)}, and the numbers that follow from it in ${others.length} lines`;
  return repairs.map((repair) => titleOf(repair, shownAt, lines)).join(', ');
}

export const isCrossing = (repair: Repair): repair is CrossRepair => repair.kind === 'cross';

/** One message, missing on its way to each of several hosts. */
export const areToSeveral = ([first, ...others]: readonly Repair[]): boolean =>
  first?.kind === 'insert' &&
  first.statement.kind === 'message' &&
  others.every((each) => each.kind === 'insert' && each.at === first.at && thing(each.statement) === thing(first.statement));

function crossing({ at, behind }: CrossRepair, { statements, lineOf }: StatementNumbers): string {
  const [first, second] = [statements[at], statements[behind]];
  return first === undefined || second === undefined ? '' : `lines ${lineOf(first)} and ${lineOf(second)}`;
}

/** The same message with other numbers. */
export const isOtherNumber = (repair: Repair): boolean =>
  repair.kind === 'replace' &&
  repair.was?.kind === 'message' &&
  repair.statement.kind === 'message' &&
  repair.was.names === repair.statement.names &&
  repair.was.from === repair.statement.from;

function titleOf(repair: Repair, shownAt: number, lines: StatementNumbers): string {
  const own = lines.statements[repair.at];
  const line = (at: number) => {
    const statement = lines.statements[at];
    return statement === undefined ? '' : ` line ${lines.lineOf(statement)}`;
  };
  const there = repair.at === shownAt ? '' : ` in${line(repair.at)}`;
  switch (repair.kind) {
    case 'insert':
      return `Insert ${brief(repair)} before${repair.at === shownAt ? ' it' : line(repair.at)}`;
    case 'remove':
      return repair.at === shownAt ? 'Remove this line' : `Remove${line(repair.at)}`;
    case 'move':
      if (repair.before > repair.at)
        return `Move ${repair.at === shownAt ? 'this line' : line(repair.at).trim()} after${line(repair.before - 1)}`;
      if (repair.before === shownAt) return `Move${line(repair.at)} before this one`;
      return `Move ${repair.at === shownAt ? 'it' : line(repair.at).trim()} before${line(repair.before)}`;
    case 'cross':
      return `Let ${crossing(repair, lines)} cross`;
    case 'replace':
      return `${changeOf(own, repair.statement)}${there}`;
  }
}

/** Of its numbers those that nobody could tell from the other lines. */
export const brief = ({ statement, own = [] }: Extract<Repair, { readonly kind: 'insert' }>): string =>
  statementText(
    statement.kind === 'message' ? { ...statement, fields: statement.fields.filter(({ name }) => own.includes(name.text)) } : statement,
  );

function changeOf(own: Statement | undefined, meant: Statement): string {
  if (own?.kind !== 'message' || meant.kind !== 'message') return `Change it to ${statementText(meant)}`;
  if (isTurned(own, meant)) return `Turn the arrow round: ${statementText({ ...meant, fields: [] }).split(' :')[0] ?? ''}`;
  const changes = [hostChange(own, meant), namesChange(own, meant), numbersChange(own, meant), fateChange(own, meant)].filter(
    (each) => each !== '',
  );
  return changes.length === 0
    ? `Change it to ${statementText(meant)}`
    : changes.map((each, i) => (i === 0 ? each : small(each))).join(' and ');
}

function begun({ was, meant }: HostOtherwise): string {
  const { name, role, state } = meant;
  if (role !== undefined && role.text !== was.role?.text) return `${name.text} be ${role.text}`;
  const number = otherNumber(was, meant);
  if (number !== undefined) return `${number.name.text} of ${name.text} be ${writtenForm(number.value)}`;
  return state === undefined ? `${name.text} start as it does by default` : `${name.text} start in ${state.text}`;
}

/** The number with which a host begins otherwise. */
export const otherNumber = (was: Host, meant: Host): Host['variables'][number] | undefined =>
  meant.variables.find(({ name, value }) => was.variables.some((each) => each.name.text === name.text && each.value !== value));

export interface HostOtherwise {
  readonly was: Host;
  readonly meant: Host;
}

/** Hosts that sit otherwise than their lines say, where that is all. */
export function hostsOtherwise(repairs: readonly Repair[]): readonly HostOtherwise[] {
  const found = repairs.flatMap((repair) =>
    repair.kind === 'replace' && repair.was?.kind === 'host' && repair.statement.kind === 'host'
      ? [{ was: repair.was, meant: repair.statement }]
      : [],
  );
  return found.length === repairs.length ? found : [];
}

/** Two hosts with each other's roles, or states. */
export const areInEachOthersPlace = ([one, two]: readonly HostOtherwise[], part: 'role' | 'state'): boolean =>
  one !== undefined &&
  two !== undefined &&
  one.was[part]?.text !== one.meant[part]?.text &&
  one.was[part]?.text === two.meant[part]?.text &&
  two.was[part]?.text === one.meant[part]?.text;

function hostsMeant(hosts: readonly HostOtherwise[]): string {
  const names = list(
    hosts.map(({ meant }) => meant.name.text),
    'and',
  );
  if (areInEachOthersPlace(hosts, 'role')) return `The roles of ${names} look swapped`;
  if (areInEachOthersPlace(hosts, 'state')) return `The initial states of ${names} look swapped`;
  const [first] = hosts;
  const number = first && otherNumber(first.was, first.meant);
  if (number !== undefined) return `${number.name.text} of ${names} should be ${writtenForm(number.value)} at the beginning`;
  const state = first?.meant.state?.text;
  return state === undefined ? '' : `${names} should start in ${state}`;
}

export const isTurned = (own: Message, meant: Message): boolean =>
  own.from.text !== meant.from.text && own.from.text === meant.to.text && own.to.text === meant.from.text;

/** The one host that is another: as it is written, and as it is meant. */
export function otherHost(own: Message, meant: Message): readonly [written: string, meant: string] | undefined {
  const [one, more] = [
    [own.from.text, meant.from.text],
    [own.to.text, meant.to.text],
  ].filter(([written, other]) => written !== other);
  return one === undefined || more !== undefined ? undefined : [one[0] ?? '', one[1] ?? ''];
}

function hostChange(own: Message, meant: Message): string {
  const other = otherHost(own, meant);
  return other === undefined ? '' : `Change ${other[0]} to ${other[1]}`;
}

const small = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;

function namesChange(own: Message, meant: Message): string {
  const [written, names] = [own.names.map(({ text }) => text), meant.names.map(({ text }) => text)];
  const more = names.filter((name) => !written.includes(name));
  const less = written.filter((name) => !names.includes(name));
  if (more.length === 0 && less.length === 0) return '';
  if (more.length === 1 && less.length === 0) return `Add ${more.join('')}`;
  if (more.length === 0 && less.length === 1) return `Remove ${less.join('')}`;
  return `Change to ${names.join('+')}`;
}

function numbersChange(own: Message, meant: Message): string {
  const changed = meant.fields.flatMap(({ name, value }) => {
    const before = own.fields.find((field) => field.name.text === name.text);
    return before !== undefined && writtenForm(before.value) === writtenForm(value) ? [] : [`${name.text} to ${writtenForm(value)}`];
  });
  const gone = own.fields.filter(({ name }) => !meant.fields.some((field) => field.name.text === name.text)).map(({ name }) => name.text);
  if (changed.length > 0) return `Set ${list(changed, 'and')}`;
  return gone.length > 0 ? `Leave ${list(gone, 'and')} out` : '';
}

function fateChange(own: Message, meant: Message): string {
  if (own.fate === meant.fate) return own.segment === undefined && meant.segment !== undefined ? `Call it ${meant.segment.text}` : '';
  return meant.fate === 'lost' ? 'Mark it as lost' : meant.fate === 'delivered' ? 'Let it arrive' : 'Let it stay on its way';
}

/** @param field with its value, as it is written */
export const fieldMeant = (field: string): string => `${field} seems to be meant`;

/** In one sentence that can stand alone; '' where the problem's own first sentence says it. */
export function meantSentence({ shownAt, shown, repairs }: Meant): string {
  const hosts = hostsOtherwise(repairs);
  if (hosts.length > 0) return hostsMeant(hosts);
  const [first, second] = repairs;
  if (first?.kind === 'cross') return `${crossingThings(first, shownAt)} before it seem to cross: each is sent before the other arrives`;
  if (first === undefined || (second !== undefined && !areToSeveral(repairs))) return '';
  const isHere = first.at === shownAt;
  switch (first.kind) {
    case 'insert':
      return missing(first.statement, shown);
    case 'move':
      if (first.before > first.at) return `${isHere ? 'This line' : capital(thing(first.was))} seems to come too early`;
      if (isHere && first.before === shownAt - 1) return 'This line and the one before it look swapped';
      return first.before === shownAt
        ? `These two lines look swapped: ${thing(first.was)} comes first`
        : `${isHere ? 'This line' : capital(thing(first.was))} seems to come too late`;
    case 'remove':
      return `${isHere ? 'This line' : capital(`${thing(first.was)} before it`)} seems to be one too many`;
    case 'replace':
      return otherwise(first, isHere);
  }
}

function crossingThings({ behind, was }: CrossRepair, shownAt: number): string {
  if (was?.kind !== 'message') return 'Two lines';
  if (behind === shownAt) return `This ${namesOf(was)} and ${thing(was)}`;
  return `${capital(thing(was))} and that of ${was.to.text}`;
}

function missing(statement: Statement, shown: Statement | undefined): string {
  const before = shown?.kind === 'message' && shown.names.length > 0 ? `this ${namesOf(shown)}` : 'this line';
  return `${capital(thing(statement))} is missing before ${before}`;
}

const namesOf = ({ names }: Message): string => names.map(({ text }) => text).join('+');

function thing(statement: Statement | undefined): string {
  if (statement?.kind !== 'message') return statement === undefined ? 'a line' : statementText(statement);
  return `the ${namesOf(statement)} of ${statement.from.text}`;
}

function otherwise({ was, statement }: Extract<Repair, { readonly kind: 'replace' }>, isHere: boolean): string {
  if (was?.kind !== 'message' || statement.kind !== 'message') return `${statementText(statement)} seems to be meant`;
  const where = isHere ? '' : ` of ${thing(was)} before it`;
  if (isTurned(was, statement))
    return `The arrow${where} looks turned round: ${statement.from.text} sends ${isHere ? 'this' : 'that'} ${namesOf(statement)}`;
  const other = otherHost(was, statement);
  if (other !== undefined) return `${other[1]} seems to be meant ${isHere ? 'here' : `in${where.slice(3)}`}, not ${other[0]}`;
  if (namesChange(was, statement) !== '')
    return `${namesOf(statement)} seems to be meant ${isHere ? 'here' : `in${where.slice(3)}`}, not ${namesOf(was)}`;
  const changed = statement.fields.filter(({ name, value }) => {
    const before = was.fields.find((field) => field.name.text === name.text);
    return before !== undefined && writtenForm(before.value) !== writtenForm(value);
  });
  if (changed.length === 2 && areExchanged(was, changed))
    return `${list(
      changed.map(({ name }) => name.text),
      'and',
    )}${where} look swapped`;
  if (changed.length === 1 && !isHere)
    return `${changed.map(({ name, value }) => `${name.text}${where} looks mistyped: ${writtenForm(value)}`).join('')} fits what follows`;
  if (was.fate !== statement.fate) return `${capital(thing(was))} seems to ${statement.fate === 'lost' ? 'be lost' : 'arrive'}`;
  return '';
}

function areExchanged({ fields }: Message, [one, two]: Message['fields']): boolean {
  const before = (name: string | undefined) => fields.find((field) => field.name.text === name)?.value;
  const [first, second] = [before(one?.name.text), before(two?.name.text)];
  if (one === undefined || two === undefined || first === undefined || second === undefined) return false;
  return writtenForm(first) === writtenForm(two.value) && writtenForm(second) === writtenForm(one.value);
}
