/** A draft to the machine that runs: each state gets all rules that hold in it, the innermost first. */
import type { Field, Machine, Role, Rule, SessionKind, State, Variable } from '../../core/index.js';
import { type GroupDraft, joined, type MachineDraft, type PartDraft, type SessionDraft, type StateDraft } from './draft.js';

export function flatten(draft: MachineDraft): Machine {
  const { name, title, see, starts, links, place } = draft;
  return {
    name,
    title,
    see,
    flags: [...draft.flags.keys()],
    flagTexts: Object.fromEntries([...draft.flags].flatMap(([flag, { text }]) => (text === '' ? [] : [[flag, text]]))),
    messages: [...draft.messages.values()],
    fields: [...draft.fields.values()],
    events: [...draft.events.values()],
    codes: [...draft.codes.values()],
    lets: [...draft.lets.values()],
    procedures: [...draft.procedures.values()],
    starts,
    links,
    ...(draft.main.length > 0 && { main: draft.main }),
    ...(draft.peers.length > 0 && { peers: draft.peers }),
    roles: partsOf(draft).map((part) => roleOf(part, draft)),
    place,
  };
}

/** A role has what all roles share, besides its own. */
export const partsOf = ({ common, roles }: MachineDraft): readonly PartDraft[] =>
  roles.size === 0 ? [common] : [...roles.values()].map((role) => joined(common, role));

function roleOf(part: PartDraft, { see, fields }: MachineDraft): Role {
  const sessions = [...part.sessions.values()].map((session) => sessionOf(session, part, { see, fields }));
  return { ...machineOf(part, see), ...(sessions.length > 0 && { sessions }) };
}

/** What the role around it has is known in it, too. */
function sessionOf(session: SessionDraft, around: PartDraft, { see, fields }: Pick<MachineDraft, 'see' | 'fields'>): SessionKind {
  const own = machineOf(session, see);
  const outer = [...around.variables.values()];
  const key = session.key.map(({ variable, from, place }): Variable => keyVariable(variable, fields.get(from), place));
  return {
    ...own,
    variables: [...outer, ...key, ...own.variables],
    lets: [...(own.lets ?? []), ...around.lets.values()],
    procedures: [...(own.procedures ?? []), ...around.procedures.values()],
    outer: outer.length,
    key: session.key.map(({ variable, from }) => ({ variable, from })),
    matches: session.matches,
  };
}

/** It has the type of its field; who the other host is, is a name. */
const keyVariable = (name: string, field: Field | undefined, place: Variable['place']): Variable => ({
  name,
  type: field?.type ?? { kind: 'name' },
  text: field?.text ?? '',
  place,
});

function machineOf(part: PartDraft, see: string): Role {
  const declared = [...part.states.values()];
  const states = declared.length > 0 ? declared : [nowhere(part)];
  const initial = states.find((state) => state.initial) ?? states[0];
  return {
    name: part.name,
    text: part.text,
    variables: [...part.variables.values()],
    ...(part.lets.size > 0 && { lets: [...part.lets.values()] }),
    ...(part.procedures.size > 0 && { procedures: [...part.procedures.values()] }),
    states: states.map((state) => stateOf(state, part, see)),
    groups: [...part.groups.values()].map(({ name, place }) => ({ name, place })),
    initial: initial?.name ?? '',
    place: part.place,
  };
}

/** Whoever is still writing has no state yet, and a host must be in some state. */
const nowhere = ({ place }: PartDraft): StateDraft => ({
  name: '',
  aliases: [],
  text: '',
  initial: true,
  final: false,
  group: '',
  rules: [],
  slips: [],
  sees: [],
  place,
});

function stateOf(state: StateDraft, part: PartDraft, see: string): State {
  const groups = enclosing(state, part.groups);
  const layers = [state, ...groups, part.everywhere];
  // exceptions go before, the widest group's first
  const exceptions = layers.toReversed().flatMap((layer) => layer.rules.filter(({ first }) => first));
  const rules = [...exceptions, ...layers.flatMap((layer) => layer.rules.filter(({ first }) => !first))];
  const of = (kind: Rule['kind']): readonly Rule[] => rules.filter((rule) => rule.kind === kind);
  return {
    name: state.name,
    aliases: state.aliases,
    text: state.text,
    ...(state.final && { final: true }),
    groups: groups.map((group) => group.name).reverse(),
    send: of('send'),
    receive: of('receive'),
    on: of('on'),
    always: of('always'),
    enter: of('enter'),
    begin: of('begin'),
    slips: layers.flatMap((layer) => layer.slips),
    see: layers.flatMap((layer) => layer.sees)[0] ?? see,
    place: state.place,
  };
}

/** Innermost first. A variant could close a circle of groups: each counts once. */
function enclosing(state: StateDraft, groups: ReadonlyMap<string, GroupDraft>): readonly GroupDraft[] {
  const found = new Set<GroupDraft>();
  let group = groups.get(state.group);
  while (group !== undefined && !found.has(group)) {
    found.add(group);
    group = groups.get(group.group);
  }
  return [...found];
}
