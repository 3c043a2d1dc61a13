/** All codes that a statement can raise: those that every protocol shares, and a protocol's own. */
import { type Machine, machinesIn, type RuleAction } from '../machine/machine.js';
import { nearest } from './nearest.js';

/** What is most often expected comes first. */
export const SHARED_CODES: readonly string[] =
  'syntax cycle unknown-name duplicate-name number illegal-send illegal-event unexpected-receive claim unanswered in-flight discarded unexplained blank'.split(
    ' ',
  );

/** Codes of the text of a protocol. */
export const PROTOCOL_CODES: readonly string[] =
  'unreachable never-taken unreceived unsent unused dead-end unpayable loop type structure base'
    .split(' ')
    .map((code) => `protocol/${code}`);

const EXERCISE_CODES: readonly string[] = ['goal', 'solution', 'trivial', 'other'].map((code) => `exercise/${code}`);

/** Codes of what is verified: only looking through all that can happen raises them. */
export const VERIFY_CODES: readonly string[] = 'never always finally possible leads unexpected-receive dead-end too-large undecided nothing'
  .split(' ')
  .map((code) => `verify/${code}`);

/** Codes of every protocol. */
export const COMMON_CODES: readonly string[] = [...SHARED_CODES, ...PROTOCOL_CODES, 'no-error', ...EXERCISE_CODES, ...VERIFY_CODES];

/** The code of a rule that names none. */
export const codeOfField = (machine: Machine, field: Machine['fields'][number] | undefined): string =>
  field?.code ?? `${machine.name}/${field?.name ?? 'rule'}`;

export function codesOf(machine: Machine): readonly string[] {
  const known = found.get(machine);
  if (known !== undefined) return known;
  const own = [
    ...machine.codes.map(({ code }) => code),
    ...machine.fields.map((field) => codeOfField(machine, field)),
    ...actionsOf(machine).flatMap((action) => (action.kind === 'require' ? [action.code ?? codeOfField(machine, undefined)] : [])),
  ];
  const all = [...new Set([...own, ...COMMON_CODES])];
  found.set(machine, all);
  return all;
}

const found = new WeakMap<Machine, readonly string[]>();

const actionsOf = ({ procedures, roles }: Machine): readonly RuleAction[] => [
  ...procedures.flatMap(({ actions }) => actions),
  ...machinesIn({ roles }).flatMap(({ states }) =>
    states.flatMap(({ send, receive, on, always, enter, begin }) =>
      [send, receive, on, always, enter, begin].flatMap((rules) => rules.flatMap(({ actions }) => actions)),
    ),
  ),
];

/** Many write a part of a code, or more than all of it. */
export const nearestCode = (written: string, known: readonly string[]): string | undefined =>
  nearest(written, known) ?? known.find((code) => code.endsWith(`/${written}`) || (code.includes('/') && written.startsWith(code)));
