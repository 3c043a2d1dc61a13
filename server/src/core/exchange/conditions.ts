/** Conditions of claims: moved with the text in which they stand, and what they speak of. */
import { movedName, type Name } from '../span.js';
import type { Condition, FieldValue, Measured, Value, VariableOf } from './exchange.js';

interface Movers {
  readonly value: (value: Value) => Value;
  readonly field: (field: FieldValue) => FieldValue;
}

export function conditionMoved(condition: Condition, by: number, movers: Movers): Condition {
  const name = (one: Parameters<typeof movedName>[0]) => movedName(one, by);
  const of = (one: Condition): Condition => conditionMoved(one, by, movers);
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { ...condition, left: of(condition.left), right: of(condition.right) };
    case 'not':
      return { ...condition, operand: of(condition.operand) };
    case 'every':
    case 'some':
      return { ...condition, of: of(condition.of) };
    case 'states':
      return { ...condition, host: name(condition.host), states: condition.states.map(name) };
    case 'member':
      return { ...condition, item: name(condition.item), host: name(condition.host), variable: name(condition.variable) };
    case 'owes':
      return {
        ...condition,
        host: name(condition.host),
        names: condition.names.map(name),
        fields: condition.fields.map(movers.field),
        to: condition.to.map(name),
      };
    case 'nothing':
      return condition;
    case 'travels':
      return { ...condition, names: condition.names.map(name), ...(condition.to && { to: name(condition.to) }) };
    case 'compare': {
      const { left, right } = condition;
      const moved = right.kind === 'of' ? variableMoved(right, by) : right.kind === 'words' ? right : movers.value(right);
      return { ...condition, left: measuredMoved(left, by, movers), right: moved };
    }
  }
}

const variableMoved = (one: VariableOf, by: number): VariableOf => ({
  ...one,
  host: movedName(one.host, by),
  variable: movedName(one.variable, by),
});

function measuredMoved(one: Measured, by: number, movers: Movers): Measured {
  if (one.kind === 'of') return variableMoved(one, by);
  const { of } = one;
  if (of.kind === 'role') return { ...one, of: { ...of, role: movedName(of.role, by) } };
  return { ...one, of: of.kind === 'of' ? variableMoved(of, by) : conditionMoved(of, by, movers) };
}

interface OfHost {
  readonly name: Name;
  readonly host: Name;
}

export interface ConditionNames {
  readonly hosts: readonly Name[];
  readonly states: readonly OfHost[];
  readonly variables: readonly OfHost[];
  readonly messages: readonly Name[];
  readonly fields: readonly FieldValue[];
}

const NONE: ConditionNames = { hosts: [], states: [], variables: [], messages: [], fields: [] };

/** What a condition speaks of; of a role's name it is not known that it is no host's. */
export function namesInCondition(condition: Condition): ConditionNames {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return together(namesInCondition(condition.left), namesInCondition(condition.right));
    case 'not':
      return namesInCondition(condition.operand);
    case 'every':
    case 'some':
      return namesInCondition(condition.of);
    case 'states': {
      const { host, states } = condition;
      return { ...NONE, hosts: [host], states: states.map((name) => ({ name, host })) };
    }
    case 'member': {
      const { item, host, variable } = condition;
      return { ...NONE, hosts: [item, host], variables: [{ name: variable, host }] };
    }
    case 'owes':
      return { ...NONE, hosts: [condition.host, ...condition.to], messages: condition.names, fields: condition.fields };
    case 'nothing':
      return NONE;
    case 'travels':
      return { ...NONE, hosts: condition.to ? [condition.to] : [], messages: condition.names };
    case 'compare': {
      const left = namesInMeasured(condition.left);
      return condition.right.kind === 'of' ? together(left, namesInMeasured(condition.right)) : left;
    }
  }
}

function namesInMeasured(one: Measured): ConditionNames {
  if (one.kind === 'of') return { ...NONE, hosts: [one.host], variables: [{ name: one.variable, host: one.host }] };
  const { of } = one;
  if (of.kind === 'role') return NONE;
  return of.kind === 'of' ? namesInMeasured(of) : namesInCondition(of);
}

const together = (a: ConditionNames, b: ConditionNames): ConditionNames => ({
  hosts: [...a.hosts, ...b.hosts],
  states: [...a.states, ...b.states],
  variables: [...a.variables, ...b.variables],
  messages: [...a.messages, ...b.messages],
  fields: [...a.fields, ...b.fields],
});
