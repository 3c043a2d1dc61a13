/** From the block of a verification to the data that the core runs. */
import type { Adversary, Allowance, ExpectedVerdict, Network, Property, Statement, Verification } from '../../core/index.js';
import { toCondition } from '../exchange/claims.js';
import { headOf, type StatementLine, toExchange } from '../exchange/to-exchange.js';
import { toFields } from '../exchange/values.js';
import type * as ast from '../generated/ast.js';
import { nameOf, namesOf, whole } from '../spans.js';
import { BOUNDS, bounded } from './bounds.js';

export function toVerification(node: ast.Verify, lines: readonly StatementLine[]): Verification {
  const exchange = toExchange(headOf(node), lines);
  const given = {
    ...exchange,
    statements: exchange.statements.filter((each) => !(each.kind === 'expect-error' && isOurs(each.code?.text))).map(onItsWay),
  };
  const { clauses } = node;
  const of = <T extends ast.Clause['$type']>(type: T) =>
    clauses.filter((clause): clause is Extract<ast.Clause, { $type: T }> => clause.$type === type);
  const [adversary] = of('Adversary');
  const paces = of('Pace').map(({ pace }) => pace);
  return {
    name: given.name,
    nameSpan: given.nameSpan,
    title: given.title,
    span: given.span,
    given,
    allowances: of('Allowance').flatMap(toAllowances),
    network: toNetwork(
      of('Network').flatMap(({ traits }) => traits),
      adversary !== undefined,
    ),
    ...(adversary && { adversary: toAdversary(adversary) }),
    timers: paces.includes('any') ? 'any' : 'quiet',
    numbers: paces.includes('same') ? 'same' : 'fresh',
    properties: of('Property').flatMap(toProperty),
    expected: toExpected(clauses),
  };
}

/** What nobody named may still arrive: it has a name that no author can write. */
const onItsWay = (each: Statement, at: number): Statement =>
  each.kind === 'message' && each.fate === 'in-flight' && each.segment === undefined && each.takes === undefined && !each.damaged
    ? { ...each, segment: { text: `@on-its-way${at}`, span: each.namesSpan } }
    : each;

const isOurs = (code: string | undefined): boolean => code?.startsWith('verify/') === true;

function toExpected(clauses: readonly ast.Clause[]): readonly ExpectedVerdict[] {
  let property = 0;
  return clauses.flatMap((clause): readonly ExpectedVerdict[] => {
    if (clause.$type === 'Property') property += toProperty(clause).length;
    const code = clause.$type === 'Expect' && clause.error !== undefined ? clause.code : undefined;
    return code === undefined || !isOurs(code) ? [] : [{ code, property, span: whole(clause) }];
  });
}

function toAllowances(node: ast.Allowance): readonly Allowance[] {
  const host = nameOf(node, 'host', node.host);
  if (host === undefined) return [];
  const common = { host, most: bounded(BOUNDS.times, node.most, 1), span: whole(node) };
  const names = namesOf(node, 'names', node.names);
  const to = nameOf(node, 'to', node.to);
  if (names.length > 0) return [{ ...common, act: { kind: 'send', names, fields: toFields(node.fields), ...(to && { to }) } }];
  return namesOf(node, 'events', node.events).map((event) => ({ ...common, act: { kind: 'call', event } }));
}

function toNetwork(traits: readonly ast.Trait[], isAdverse: boolean): Network {
  const amount = (kind: ast.Trait['kind'], otherwise: number): number => {
    const written = traits.findLast((trait) => trait.kind === kind)?.amount;
    return bounded(kind === 'holds' ? BOUNDS.holds : BOUNDS.times, written, otherwise);
  };
  return {
    losses: amount('loses', 0),
    copies: amount('duplicates', 0),
    holds: amount('holds', isAdverse ? 2 : 1),
    reorders: traits.some(({ kind }) => kind === 'reorders'),
  };
}

const USUAL_COST = 2;

function toAdversary({ disturbances, most }: ast.Adversary): Adversary {
  const costs = disturbances.map(({ kind, cost }) => [kind, bounded(BOUNDS.cost, cost, 1)] as const);
  return { costs: Object.fromEntries(costs), most: bounded(BOUNDS.costs, most, USUAL_COST) };
}

function toProperty(node: ast.Property): readonly Property[] {
  const condition = node.condition && toCondition(node.condition);
  if (condition === undefined) return [];
  const common = { condition, text: node.text ?? '', span: whole(node) };
  if (node.kind !== undefined) return [{ ...common, kind: node.kind }];
  const then = node.then && toCondition(node.then);
  return then === undefined ? [] : [{ ...common, kind: 'leads', then }];
}
