/** Conditions of claims: comparisons, debts, sets, and what joins them. One that is not certain does not hold, and says what is the case. */
import type { Claim, Condition, Measured, VariableOf } from '../../exchange/exchange.js';
import type { Type } from '../../machine/machine.js';
import type { Truth } from '../../problem/fact-parts.js';
import type { Problem } from '../../problem/problem.js';
import type { Name } from '../../span.js';
import { type Context, emptyDraft, type Fault } from '../context.js';
import { showSlot } from '../display.js';
import { elementsOf, equal } from '../program/operations.js';
import { namesOf } from '../program/program.js';
import type { HostState, InFlight, SlotValue, World } from '../world.js';
import { compared, subjectOf } from './condition-parts.js';
import { roleOf, stateOf } from './engine.js';
import { faultOf, machineFault } from './faults.js';
import { findHost } from './hosts.js';
import { debtsOf, kindNamed, livingOf, sessionNamed, standing, statesKnown, statesShown } from './machines.js';
import { unknownName } from './problems.js';
import { toSlot } from './read.js';
import { Turn } from './turn.js';

type ConditionClaim = Extract<Claim, { kind: 'condition' }>;

export function checkCondition(context: Context, world: World, claim: ConditionClaim): readonly Fault[] {
  const judge = new ConditionJudge(context, world);
  const holds = judge.holds(claim.condition);
  if (judge.faults.length > 0 || holds) return judge.faults;
  const fault = machineFault('claim', 'error', claim.span, () => ({
    kind: 'claim',
    host: claim.host.text,
    subject: 'condition',
    written: claim.written,
    before: false,
    situation: [],
    truths: distinct(judge.truths),
  }));
  return [{ ...fault, derails: false }];
}

const distinct = (truths: readonly Truth[]): readonly Truth[] =>
  truths.filter((one, at) => truths.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === at);

class ConditionJudge {
  readonly faults: Fault[] = [];
  /** What is the case, of all that was looked at. */
  readonly truths: Truth[] = [];
  /** The host that stands for its role just now. */
  private stand: { readonly role: string; readonly host: HostState } | undefined;

  constructor(
    private readonly context: Context,
    private readonly world: World,
  ) {}

  holds(condition: Condition): boolean {
    switch (condition.kind) {
      case 'and': {
        const left = this.holds(condition.left);
        return this.holds(condition.right) && left;
      }
      case 'or': {
        const left = this.holds(condition.left);
        return this.holds(condition.right) || left;
      }
      case 'not':
        return !this.holds(condition.operand);
      case 'every':
      case 'some':
        return this.tally(condition.kind, condition.of);
      case 'states':
        return this.states(condition.host, condition.states);
      case 'member':
        return this.member(condition);
      case 'owes':
        return this.owes(condition);
      case 'nothing':
        return condition.what === 'owed' ? this.nothingOwed() : this.nothingOnTheWay();
      case 'travels':
        return this.travels(condition);
      case 'compare':
        return this.compare(condition);
    }
  }

  private host(name: Name): HostState | undefined {
    if (this.stand?.role === name.text && !this.world.hosts.some((host) => host.name === name.text)) return this.stand.host;
    const { index, fault } = findHost(this.world, name);
    if (fault) this.faults.push(fault);
    return fault ? undefined : this.world.hosts[index];
  }

  private inRole(role: string): readonly HostState[] {
    return this.world.hosts.filter((host) => roleOf(this.context.program, host).role.name === role);
  }

  private states(name: Name, states: readonly Name[]): boolean {
    const host = this.host(name);
    if (host === undefined) return false;
    const { program } = this.context;
    const known = statesKnown(program, host);
    for (const { text, span } of states) if (!known.includes(text)) this.faults.push(faultOf(unknownName('state', text, span, known)));
    const machines = standing(program, host, name, ({ stateIndex }) => states.some(({ text }) => stateIndex.has(text)));
    const value = [...new Set(machines.map((each) => stateOf(program, each).state.name))].join(', ') || statesShown(program, host);
    this.truths.push({ kind: 'state', host: host.name, value });
    return (
      machines.length > 0 && machines.every((each) => states.some(({ text }) => roleOf(program, each).stateIndex.get(text) === each.state))
    );
  }

  private variable({ host: name, variable }: VariableOf): { readonly slot: SlotValue; readonly type: Type } | undefined {
    const whole = this.host(name);
    if (whole === undefined) return undefined;
    const found = standing(this.context.program, whole, name, (role) => role.variableIndex.has(variable.text));
    const host = (found.length === 1 ? found[0] : undefined) ?? whole;
    const { variableIndex, role } = roleOf(this.context.program, host);
    const index = variableIndex.get(variable.text);
    const type = role.variables[index ?? -1]?.type;
    if (index === undefined || type === undefined) {
      this.faults.push(faultOf(unknownName('variable', variable.text, variable.span, [...variableIndex.keys()])));
      return undefined;
    }
    const slot = host.variables[index];
    this.truths.push({
      kind: 'value',
      of: `${host.name}.${variable.text}`,
      value: Array.isArray(slot) && slot.length === 0 ? 'empty' : showSlot(this.context, this.world.numbers, slot),
    });
    return { slot, type };
  }

  private member({ item, host, variable }: Extract<Condition, { kind: 'member' }>): boolean {
    const set = this.variable({ kind: 'of', host, variable });
    return elementsOf(set?.slot)?.includes(this.stand?.role === item.text ? this.stand.host.name : item.text) === true;
  }

  private compare({ left, op, right }: Extract<Condition, { kind: 'compare' }>): boolean {
    const measured = left.kind === 'of' ? this.variable(left) : { slot: this.count(left), type: { kind: 'int' } as const };
    if (measured === undefined) return false;
    const problems: Problem[] = [];
    const reading = { numbers: this.world.numbers, problems };
    const other =
      right.kind === 'of'
        ? this.variable(right)?.slot
        : right.kind === 'words'
          ? right.words
          : toSlot(right, measured.type, reading, left.kind === 'of' ? left.variable.text : 'count');
    this.faults.push(...problems.map(faultOf));
    const [host] = this.world.hosts;
    if (host === undefined) return false;
    const turn = new Turn(host, reading.numbers, '', emptyDraft(this.context.program));
    return compared(turn, measured, op, other) === true;
  }

  private count({ of }: Extract<Measured, { kind: 'count' }>): number | undefined {
    if (of.kind === 'of') return this.sessions(of) ?? elementsOf(this.variable(of)?.slot)?.length;
    if (of.kind === 'role') {
      const role = this.role(of.role);
      return role === undefined ? undefined : this.told(`count(${role})`, this.inRole(role).length);
    }
    const role = this.subject(of);
    return role === undefined ? undefined : this.told('count', this.each(role, of).filter(Boolean).length);
  }

  /** `count(S.lease)`: its sessions of a kind. */
  private sessions({ host: name, variable }: VariableOf): number | undefined {
    const index = this.world.hosts.findIndex((host) => host.name === name.text);
    const host = this.world.hosts[index];
    const kind = host && kindNamed(this.context.program, host, variable.text);
    if (host === undefined || kind === undefined) return undefined;
    return this.told(`count(${name.text}.${variable.text})`, livingOf(this.context.program, host, kind).length);
  }

  private told(of: string, value: number): number {
    this.truths.push({ kind: 'value', of, value: String(value) });
    return value;
  }

  private tally(kind: 'every' | 'some', of: Condition): boolean {
    const role = this.subject(of);
    if (role === undefined) return false;
    const found = this.each(role, of);
    return kind === 'every' ? found.every(Boolean) : found.some(Boolean);
  }

  private each(role: string, of: Condition): readonly boolean[] {
    const before = this.stand;
    const found = this.inRole(role).map((host) => {
      this.stand = { role, host };
      return this.holds(of);
    });
    this.stand = before;
    return found;
  }

  /** The role that a condition on all its hosts speaks of. */
  private subject(of: Condition): string | undefined {
    const name = subjectOf(of);
    return name && this.role(name);
  }

  private role(name: Name): string | undefined {
    const roles = this.context.program.roles.map(({ role }) => role.name).filter((each) => each !== '');
    if (roles.includes(name.text)) return name.text;
    this.faults.push(faultOf(unknownName('role', name.text, name.span, roles)));
    return undefined;
  }

  private owes({ host: name, names, fields, to }: Extract<Condition, { kind: 'owes' }>): boolean {
    const host = this.host(name);
    if (host === undefined) return false;
    const { program } = this.context;
    const named = name.path && sessionNamed(program, host, name.path);
    const owed = (name.path ? (named?.owed ?? []) : debtsOf(host)).filter(({ how }) => how !== 'allow');
    this.truths.push({ kind: 'owes', host: host.name, what: owed.map(({ segment }) => namesOf(segment, program).join('+')) });
    if (names.length === 0) return owed.length === 0;
    const creditors = to.flatMap((each) => this.host(each)?.name ?? []);
    this.messageNames(names);
    const turn = new Turn(host, this.world.numbers, '', emptyDraft(program));
    return owed.some((debt) => {
      const has = namesOf(debt.segment, program);
      const isMeant = names.every(({ text }) => has.includes(text)) && (to.length === 0 || creditors.includes(debt.to));
      return isMeant && fields.every(({ name: field, value }) => this.carries(turn, debt.segment.fields, field, value));
    });
  }

  private messageNames(names: readonly Name[]): void {
    const { machine, messageIndex, flagBits } = this.context.program;
    const known = new Set([...messageIndex.keys(), ...flagBits.keys()]);
    for (const { text, span } of names)
      if (!known.has(text)) this.faults.push(faultOf(unknownName(machine.flags.length > 0 ? 'flag' : 'message', text, span, [...known])));
  }

  private carries(turn: Turn, slots: readonly SlotValue[], { text, span }: Name, value: Parameters<typeof toSlot>[0]): boolean {
    const { program } = this.context;
    const index = program.fieldIndex.get(text);
    const type = program.fields[index ?? -1]?.type;
    if (index === undefined || type === undefined) {
      this.faults.push(faultOf(unknownName('field', text, span, [...program.fieldIndex.keys()])));
      return false;
    }
    return equal(turn, slots[index], toSlot(value, type, { numbers: turn.numbers, problems: [] }, text)) !== false;
  }

  private nothingOwed(): boolean {
    const owing = this.world.hosts.filter((host) => debtsOf(host).some(({ how }) => how !== 'allow'));
    for (const host of owing)
      this.truths.push({
        kind: 'owes',
        host: host.name,
        what: debtsOf(host).map(({ segment }) => namesOf(segment, this.context.program).join('+')),
      });
    return owing.length === 0;
  }

  private nothingOnTheWay(): boolean {
    return this.onTheWay().length === 0;
  }

  private onTheWay(): readonly InFlight[] {
    const found = this.context.statements.flatMap((_, at) => {
      const flight = this.world.flights.get(at);
      return flight?.fate === 'in-flight' && flight.arrivals === 0 ? [flight] : [];
    });
    this.truths.push({ kind: 'way', segments: found.map(({ name }) => name) });
    return found;
  }

  private travels({ names, to }: Extract<Condition, { kind: 'travels' }>): boolean {
    this.messageNames(names);
    const receiver = to && this.host(to);
    if (to !== undefined && receiver === undefined) return false;
    return this.onTheWay().some((flight) => {
      const has = namesOf(flight.segment, this.context.program);
      return (receiver === undefined || flight.to === receiver.name) && names.every(({ text }) => has.includes(text));
    });
  }
}
