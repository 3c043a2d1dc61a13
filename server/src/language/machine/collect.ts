/** Reads a protocol's block: what it declares, as a draft, and the names that it mentions. What is declared twice is a problem. */
import type {
  CodeKind,
  Definition,
  EventKind,
  Field,
  MessageKind,
  NamedThing,
  Place,
  Problem,
  Procedure,
  RoleLink,
  Rule,
  SessionMatch,
  Slip,
  Start,
  Variable,
} from '../../core/index.js';
import type * as ast from '../generated/ast.js';
import { duplicateName } from '../problems.js';
import { namesOf, spanOf, whole } from '../spans.js';
import * as declare from './declarations.js';
import type { DeclaredFlag, GroupDraft, KeyDraft, MachineDraft, Mention, PartDraft, SessionDraft, StateDraft } from './draft.js';
import { odd } from './lint/subject.js';
import { cite, keyPart, toMatch, toRule, toSlip } from './rules.js';

export interface Collected {
  readonly draft: MachineDraft;
  readonly mentions: readonly Mention[];
  readonly problems: readonly Problem[];
  /** Words of blocks that are not read. */
  readonly unread: readonly string[];
}

interface Origin {
  readonly source: string;
  /** The document that sections belong to, where the protocol names none: its base's. */
  readonly see: string;
  readonly isDamaged: (offset: number) => boolean;
}

export function collect(node: ast.Protocol, origin: Origin): Collected {
  return new Collector(node, origin).collected();
}

/** A layer, a part and a draft that are still being filled. */
interface OpenLayer {
  readonly rules: Rule[];
  readonly slips: Slip[];
  readonly sees: string[];
}

interface OpenPart {
  readonly variables: Map<string, Variable>;
  readonly lets: Map<string, Definition>;
  readonly procedures: Map<string, Procedure>;
  readonly states: Map<string, StateDraft>;
  readonly groups: Map<string, GroupDraft>;
  readonly sessions: Map<string, SessionDraft>;
  readonly everywhere: OpenLayer;
  /** Of a session. */
  readonly matches: SessionMatch[];
}

interface OpenDraft {
  readonly flags: Map<string, DeclaredFlag>;
  readonly messages: Map<string, MessageKind>;
  readonly fields: Map<string, Field>;
  readonly events: Map<string, EventKind>;
  readonly codes: Map<string, CodeKind>;
  readonly lets: Map<string, Definition>;
  readonly procedures: Map<string, Procedure>;
  readonly roles: Map<string, PartDraft>;
  readonly starts: Start[];
  readonly main: string[];
  readonly links: RoleLink[];
  readonly peers: (readonly [string, string])[];
}

/** Where the reader stands: in which role, in which group or state. */
interface ReaderPlace {
  readonly role: string;
  readonly session?: string;
  /** Of the session. */
  readonly key?: readonly KeyDraft[];
  readonly part: OpenPart;
  readonly layer: OpenLayer;
  readonly group: string;
}

const openLayer = (): OpenLayer => ({ rules: [], slips: [], sees: [] });
const openPart = (): OpenPart => ({
  variables: new Map(),
  lets: new Map(),
  procedures: new Map(),
  states: new Map(),
  groups: new Map(),
  sessions: new Map(),
  everywhere: openLayer(),
  matches: [],
});
const openDraft = (): OpenDraft => ({
  flags: new Map(),
  messages: new Map(),
  fields: new Map(),
  events: new Map(),
  codes: new Map(),
  lets: new Map(),
  procedures: new Map(),
  roles: new Map(),
  starts: [],
  main: [],
  links: [],
  peers: [],
});

/** Only sessions have messages of their own way. */
const closed = ({ matches: _, ...part }: OpenPart) => part;

class Collector {
  private readonly mentions: Mention[] = [];
  private readonly problems: Problem[] = [];
  private readonly unread: string[] = [];
  private readonly draft = openDraft();
  private readonly common = openPart();
  /** Definitions and actions that stand in roles. */
  private readonly inRoles = new Set<unknown>();
  /** Timers that come after others. */
  private readonly nextTimers: EventKind[] = [];
  private readonly see: string;

  constructor(
    private readonly node: ast.Protocol,
    private readonly origin: Origin,
  ) {
    const own = node.members.find((member) => member.$type === 'See');
    this.see = own?.refs[0] ?? '';
  }

  collected(): Collected {
    const { node, draft, see, mentions, problems, unread } = this;
    this.members(node.members, { role: '', part: this.common, layer: this.common.everywhere, group: '' });
    for (const timer of this.nextTimers) if (!draft.events.has(timer.name)) draft.events.set(timer.name, timer);
    const place = { source: this.origin.source, span: spanOf(node, 'name') };
    const common = { name: '', text: '', place, ...closed(this.common) };
    return { draft: { name: node.name ?? '', title: node.titles[0] ?? '', see, place, common, ...draft }, mentions, problems, unread };
  }

  /** What stands in the block of a damaged head still counts, and what a damaged line declares is there. */
  private members(members: readonly ast.Member[], at: ReaderPlace): void {
    for (const member of members) {
      const hasBlock = (member.$type === 'State' || member.$type === 'Role' || member.$type === 'Session') && member.name !== undefined;
      const declares = member.$type === 'MessageDecl' || member.$type === 'FieldDecl' || member.$type === 'EventDecl';
      if (hasBlock || declares || !this.origin.isDamaged(whole(member).start)) this.member(member, at);
    }
  }

  private member(node: ast.Member, at: ReaderPlace): void {
    const { draft } = this;
    const reading = this.reading(at);
    switch (node.$type) {
      case 'See':
        // the one outside all states names the document, which the constructor has read
        if (at.layer !== at.part.everywhere) at.layer.sees.push(...node.refs.map((ref) => cite(reading.see, ref)));
        break;
      case 'Flags':
        this.all(draft.flags, 'flag', this.flags(node, reading));
        break;
      case 'MessageDecl':
        this.all(draft.messages, 'message', declare.messages(node, reading));
        break;
      case 'FieldDecl':
        this.all(draft.fields, 'field', declare.fields(node, reading));
        break;
      case 'MainFields':
        draft.main.push(...declare.mainFields(node, reading));
        break;
      case 'VarDecl':
        this.all(at.part.variables, 'variable', declare.variables(node, reading));
        break;
      case 'EventDecl':
        this.all(draft.events, 'event', declare.events(node, reading));
        this.nextTimers.push(...declare.nextTimers(node, reading));
        break;
      case 'CodeDecl':
        this.all(draft.codes, 'code', [declare.code(node, reading)]);
        break;
      case 'Let':
        this.scoped(draft.lets, at.part.lets, at, [declare.definition(node, reading)]);
        break;
      case 'Procedure':
        this.scoped(draft.procedures, at.part.procedures, at, [declare.procedure(node, reading)]);
        break;
      case 'Excuse':
        break;
      default:
        this.structure(node, at, reading);
    }
  }

  private structure(
    node: ast.Link | ast.Start | ast.Peers | ast.Role | ast.Session | ast.Match | ast.State | ast.Rule | ast.Slip,
    at: ReaderPlace,
    reading: declare.Declaring,
  ): void {
    switch (node.$type) {
      case 'Link':
        this.draft.links.push(...node.pairs.map((pair) => declare.link(pair, reading)));
        break;
      case 'Start':
        this.draft.starts.push(declare.start(node, reading));
        break;
      case 'Peers':
        this.draft.peers.push(...declare.peers(node, reading));
        break;
      case 'Role':
        this.role(node, reading);
        break;
      case 'Session':
        this.session(node, at, reading);
        break;
      case 'Match':
        at.part.matches.push(toMatch(node, reading));
        break;
      case 'State':
        this.state(node, at, reading);
        break;
      case 'Rule':
        at.layer.rules.push(toRule(node, reading));
        break;
      case 'Slip':
        at.layer.slips.push(toSlip(node, reading));
    }
  }

  private reading({ role, session }: ReaderPlace): declare.Declaring {
    const { source, isDamaged } = this.origin;
    const mention = (one: Mention): void => void this.mentions.push(session === undefined ? one : { ...one, session });
    const complain = (problem: Problem): void => void this.problems.push(problem);
    return { source, isDamaged, role, ...(session !== undefined && { session }), see: this.see || this.origin.see, mention, complain };
  }

  private all<T>(into: Map<string, T>, what: NamedThing, declared: readonly declare.DeclaredAt<T>[]): void {
    for (const { name, value } of declared) {
      if (into.has(name.text)) this.problems.push(duplicateName(what, name));
      else into.set(name.text, value);
    }
  }

  /** What stands in a role is that role's; other roles may use it too, as long as there is no other of the name. */
  private scoped<T extends { readonly place: Place }>(
    everywhere: Map<string, T>,
    own: Map<string, T>,
    { role }: ReaderPlace,
    declared: readonly declare.DeclaredAt<T>[],
  ): void {
    const what = everywhere === (this.draft.lets as Map<string, unknown>) ? 'variable' : 'procedure';
    if (role === '') {
      for (const { name, value } of declared) {
        const before = everywhere.get(name.text);
        if (before !== undefined && !this.inRoles.has(before)) this.problems.push(duplicateName(what, name));
        else everywhere.set(name.text, value);
      }
      return;
    }
    this.all(own, what, declared);
    for (const { name, value } of declared) {
      if (everywhere.has(name.text)) continue;
      everywhere.set(name.text, value);
      this.inRoles.add(value);
    }
  }

  private flags(node: ast.Flags, reading: declare.Declaring): readonly declare.DeclaredAt<DeclaredFlag>[] {
    const text = node.text ?? '';
    return namesOf(node, 'names', node.names).map((name) => ({ name, value: { ...declare.placeOf(name, reading), text } }));
  }

  private role(node: ast.Role, reading: declare.Declaring): void {
    const name = declare.ownName(node);
    const part = openPart();
    this.members(node.members, { role: node.name, part, layer: part.everywhere, group: '' });
    this.all(this.draft.roles, 'role', [
      { name, value: { name: name.text, text: node.text ?? '', place: declare.placeOf(name, reading), ...closed(part) } },
    ]);
  }

  private session(node: ast.Session, at: ReaderPlace, reading: declare.Declaring): void {
    const name = declare.ownName(node);
    const part = openPart();
    const inside = { ...at, session: name.text, part, layer: part.everywhere, group: '' };
    const key = node.key.flatMap((each) => keyPart(each, reading));
    if (at.session !== undefined) {
      this.nested(node, { name: name.text, outer: at.session, key: [...(at.key ?? []), ...key] });
      return;
    }
    this.members(node.members, { ...inside, key });
    const rest = { name: name.text, text: node.texts[0] ?? '', place: declare.placeOf(name, reading) };
    this.all(at.part.sessions, 'session', [{ name, value: { ...rest, ...part, key } }]);
  }

  /** Sessions do not nest: what stands within is not read. */
  private nested(node: ast.Session, { name, outer, key }: { name: string; outer: string; key: readonly KeyDraft[] }): void {
    const parts = key.map(({ variable, from }) => (variable === from ? variable : `${variable} = ${from}`));
    const facts = { kind: 'protocol', what: 'structure', issue: 'nested-session', name, outer, key: parts } as const;
    this.problems.push(odd(spanOf(node, 'name'), facts));
    this.unread.push(...((node.$cstNode?.text ?? '').match(/[\p{L}_][\p{L}\d_]*/gu) ?? []));
  }

  /** A state, or a group of them. */
  private state(node: ast.State, at: ReaderPlace, reading: declare.Declaring): void {
    const name = declare.ownName(node);
    const isGroup = node.kind === 'states';
    const layer = openLayer();
    const group: GroupDraft = { name: name.text, group: at.group, place: declare.placeOf(name, reading), ...layer };
    const { states, groups } = at.part;
    if ((isGroup ? states : groups).has(name.text)) this.problems.push(duplicateName('state', name));
    if (isGroup) this.all(groups, 'state', [{ name, value: group }]);
    else
      this.all(states, 'state', [
        {
          name,
          value: {
            ...group,
            aliases: node.aliases,
            text: node.texts[0] ?? '',
            initial: node.marks.includes('initial'),
            final: node.marks.includes('final'),
          },
        },
      ]);
    this.members(node.members, { ...at, layer, group: isGroup ? name.text : at.group });
  }
}
