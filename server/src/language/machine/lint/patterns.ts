/** Which messages patterns mean, and whether some patterns mean all that another one means. */
import type { Machine, MessagePattern, Rule } from '../../../core/index.js';

/** Names of the messages that a pattern matches; for protocols of messages by name. */
export function kindsOf({ names, without }: MessagePattern, { messages }: Machine): readonly string[] {
  return messages.map(({ name }) => name).filter((name) => (names.length === 0 || names.includes(name)) && !without.includes(name));
}

export const messagesOf = (rule: Rule, machine: Machine): ReadonlySet<string> =>
  new Set(rule.patterns.flatMap((pattern) => kindsOf(pattern, machine)));

/** Of the rows before it, the last one that is needed to take all of its messages; `undefined` if something is left for it. */
export function covered(rule: Rule, before: readonly Rule[], machine: Machine): Rule | undefined {
  return machine.flags.length > 0 ? coveredFlags(rule, before) : coveredKinds(rule, before, machine);
}

function coveredKinds(rule: Rule, before: readonly Rule[], machine: Machine): Rule | undefined {
  const left = new Set(messagesOf(rule, machine));
  if (left.size === 0) return undefined;
  let last: Rule | undefined;
  for (const row of before) {
    const took = [...messagesOf(row, machine)].filter((name) => left.delete(name));
    if (took.length > 0) last = row;
    if (left.size === 0) return last;
  }
  return undefined;
}

function coveredFlags(rule: Rule, before: readonly Rule[]): Rule | undefined {
  const all = rule.patterns.map((pattern) => before.find((row) => row.patterns.some((other) => isWithin(pattern, other))));
  return all.every((row) => row !== undefined) ? all.at(-1) : undefined;
}

/** Whatever `inner` matches, `outer` matches too. */
const isWithin = (inner: MessagePattern, outer: MessagePattern): boolean =>
  outer.names.every((name) => inner.names.includes(name)) && outer.without.every((name) => inner.without.includes(name));

/** Is there a message that both match? */
export const meet = (one: MessagePattern, other: MessagePattern): boolean =>
  !one.names.some((name) => other.without.includes(name)) && !other.names.some((name) => one.without.includes(name));
