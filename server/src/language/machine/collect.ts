/** Reads a protocol's block: what it declares, as a draft, and the names that it mentions. What is declared twice is a problem. */
import type {
  CodeKind,
  Definition,
  EventKind,
  Field,
  Link,
  MessageKind,
  Procedure,
  Rule,
  Seat,
  Slip,
  Start,
  Type,
  Variable,
} from '../../core/machine/machine.js';
import type { NamedThing, Problem } from '../../core/problem/problem.js';
import type { Name, Place } from '../../core/span.js';
import type * as ast from '../generated/ast.js';
import { duplicateName, unknownName } from '../problems.js';
import { namesOf, spanOf, whole } from '../spans.js';
import type { Draft, GroupDraft, Mention, PartDraft, StateDraft } from './draft.js';
import { toExpression } from './expressions.js';
import { cite, type Reading, toActions, toRule, toSlip } from './rules.js';

export interface Collected {
  readonly draft: Draft;
  readonly mentions: readonly Mention[];
  readonly problems: readonly Problem[];
}

interface Origin {
  readonly source: string;
  /** The document that paragraphs belong to, where the protocol names none: its base's. */
  readonly see: string;
  readonly isDamaged: (offset: number) => boolean;
}

export function collect(node: ast.Protocol, origin: Origin): Collected {
  return new Collector(node, origin).collected();
}

/** A part that is being read. */
interface OpenPart {
  readonly variables: Map<string, Variable>;
  readonly states: Map<string, StateDraft>;
  readonly groups: Map<string, GroupDraft>;
  readonly everywhere: OpenLayer;
}

interface OpenLayer {
  readonly rules: Rule[];
  readonly slips: Slip[];
  readonly sees: string[];
}

/** Where the reader stands: in which role, in which group or state. */
interface At {
  readonly role: string;
  readonly part: OpenPart;
  readonly layer: OpenLayer;
  readonly group: string;
}

const openLayer = (): OpenLayer => ({ rules: [], slips: [], sees: [] });
const openPart = (): OpenPart => ({ variables: new Map(), states: new Map(), groups: new Map(), everywhere: openLayer() });

class Collector {
  private readonly mentions: Mention[] = [];
  private readonly problems: Problem[] = [];
  private readonly flags = new Map<string, Place>();
  private readonly messages = new Map<string, MessageKind>();
  private readonly fields = new Map<string, Field>();
  private readonly events = new Map<string, EventKind>();
  private readonly codes = new Map<string, CodeKind>();
  private readonly lets = new Map<string, Definition>();
  private readonly procedures = new Map<string, Procedure>();
  private readonly starts: Start[] = [];
  private readonly links: Link[] = [];
  private readonly roles = new Map<string, PartDraft>();
  private readonly common = openPart();
  private readonly see: string;

  constructor(
    private readonly node: ast.Protocol,
    private readonly origin: Origin,
  ) {
    const own = node.members.find((member) => member.$type === 'See');
    this.see = own?.refs[0] ?? '';
  }

  collected(): Collected {
    const { node } = this;
    const { flags, messages, fields, events, codes, lets, procedures, starts, links, roles, see } = this;
    this.members(node.members, { role: '', part: this.common, layer: this.common.everywhere, group: '' });
    const place = { source: this.origin.source, span: spanOf(node, 'name') };
    const common = { name: '', text: '', place, ...this.common };
    const title = node.titles[0] ?? '';
    const draft = {
      name: node.name ?? '',
      title,
      see,
      place,
      flags,
      messages,
      fields,
      events,
      codes,
      lets,
      procedures,
      starts,
      links,
      common,
      roles,
    };
    return { draft, mentions: this.mentions, problems: this.problems };
  }

  private members(members: readonly ast.Member[], at: At): void {
    for (const member of members) {
      const damaged = this.origin.isDamaged(whole(member).start);
      if (!damaged || ((member.$type === 'State' || member.$type === 'Role') && member.name !== undefined)) this.member(member, at);
    }
  }

  private member(node: ast.Member, at: At): void {
    switch (node.$type) {
      case 'See':
        // the one outside all states names the document, which the constructor has read
        if (at.layer !== at.part.everywhere) at.layer.sees.push(...node.refs.map((ref) => cite(this.reading(at).see, ref)));
        break;
      case 'Flags':
        for (const name of namesOf(node, 'names', node.names)) this.declare(this.flags, 'flag', name, this.place(name));
        break;
      case 'MessageDecl':
        this.message(node, at);
        break;
      case 'FieldDecl':
        this.field(node, at);
        break;
      case 'VarDecl':
        this.variable(node, at);
        break;
      case 'EventDecl':
        this.event(node);
        break;
      case 'CodeDecl':
        this.code(node);
        break;
      case 'Let':
        this.definition(node, at);
        break;
      case 'Link':
        for (const pair of node.pairs) this.link(pair, at);
        break;
      case 'Start':
        this.start(node);
        break;
      case 'Procedure':
        this.procedure(node, at);
        break;
      case 'Role':
        this.role(node);
        break;
      case 'State':
        if (node.kind === 'states') this.group(node, at);
        else this.state(node, at);
        break;
      case 'Rule':
        at.layer.rules.push(toRule(node, this.reading(at)));
        break;
      case 'Slip':
        at.layer.slips.push(toSlip(node, this.reading(at)));
        break;
    }
  }

  private reading({ role }: At): Reading {
    const { source, isDamaged } = this.origin;
    return { source, isDamaged, role, see: this.see || this.origin.see, mention: (mention) => this.mentions.push(mention) };
  }

  private place(name: Name): Place {
    return { source: this.origin.source, span: name.span };
  }

  private declare<T>(into: Map<string, T>, what: NamedThing, name: Name, value: T): void {
    if (into.has(name.text)) this.problems.push(duplicateName(what, name));
    else into.set(name.text, value);
  }

  private message(node: ast.MessageDecl, at: At): void {
    const name = { text: node.name, span: spanOf(node, 'name') };
    for (const field of namesOf(node, 'fields', node.fields)) this.mentions.push({ what: 'field', name: field, role: at.role });
    this.declare(this.messages, 'message', name, { name: node.name, fields: node.fields, text: node.text ?? '', place: this.place(name) });
  }

  private field(node: ast.FieldDecl, at: At): void {
    const [code] = node.codes;
    const rest = {
      type: this.type(node),
      text: node.texts[0] ?? '',
      ...this.initial(node.values, at),
      ...(code === undefined ? {} : { code }),
    };
    for (const name of namesOf(node, 'names', node.names))
      this.declare(this.fields, 'field', name, { name: name.text, ...rest, place: this.place(name) });
  }

  private variable(node: ast.VarDecl, at: At): void {
    const rest = { type: this.type(node), text: node.texts[0] ?? '', ...this.initial(node.values, at) };
    for (const name of namesOf(node, 'names', node.names))
      this.declare(at.part.variables, 'variable', name, { name: name.text, ...rest, place: this.place(name) });
  }

  private initial(values: readonly ast.Expr[], at: At): Pick<Variable, 'initial'> {
    const [value] = values;
    return value === undefined ? {} : { initial: toExpression(value, this.hear(at)) };
  }

  private hear({ role }: At): (what: 'value' | 'function', name: Name) => void {
    return (what, name) => this.mentions.push({ what, name, role });
  }

  private type(node: ast.FieldDecl | ast.VarDecl): Type {
    const bits = node.bits === undefined ? undefined : Number(node.bits);
    switch (node.type) {
      case 'int':
        return { kind: 'int', ...(bits === undefined ? {} : { bits }) };
      case 'serial':
      case 'flag':
      case 'name':
      case 'names':
      case 'ranges':
        return { kind: node.type };
      default:
        this.problems.push(unknownName('type', { text: node.type, span: spanOf(node, 'type') }, TYPES));
        return { kind: 'int' };
    }
  }

  private event(node: ast.EventDecl): void {
    for (const name of namesOf(node, 'names', node.names))
      this.declare(this.events, 'event', name, {
        name: name.text,
        timer: node.kind === 'timer',
        text: node.text ?? '',
        place: this.place(name),
      });
  }

  private code(node: ast.CodeDecl): void {
    const { severity } = node;
    const name = { text: node.code, span: spanOf(node, 'code') };
    const known = severity === 'error' || severity === 'warning' || severity === 'information';
    if (!known) this.problems.push(unknownName('type', { text: severity, span: spanOf(node, 'severity') }, SEVERITIES));
    this.declare(this.codes, 'code', name, {
      code: node.code,
      severity: known ? severity : 'error',
      text: node.text ?? '',
      place: this.place(name),
    });
  }

  private definition(node: ast.Let, at: At): void {
    const name = { text: node.name, span: spanOf(node, 'name') };
    const value = toExpression(node.value, this.hear(at));
    this.declare(this.lets, 'variable', name, { name: node.name, value, text: node.text ?? '', place: this.place(name) });
  }

  private link(node: ast.Pair, { role }: At): void {
    for (const feature of ['own', 'other'] as const)
      this.mentions.push({ what: 'variable', name: { text: node[feature], span: spanOf(node, feature) }, role });
    this.links.push({ own: node.own, other: node.other });
  }

  private start(node: ast.Start): void {
    const [sender, receiver] = node.places.map((place) => this.seat(place));
    this.starts.push({ sender: sender ?? {}, receiver: receiver ?? {} });
  }

  private seat(node: ast.Seat): Seat {
    const [role] = node.roles;
    const [state] = node.states;
    for (const name of namesOf(node, 'roles', node.roles)) this.mentions.push({ what: 'role', name, role: '' });
    for (const name of namesOf(node, 'states', node.states)) this.mentions.push({ what: 'state', name, role: role ?? '' });
    return { ...(role === undefined ? {} : { role }), ...(state === undefined ? {} : { state }) };
  }

  private procedure(node: ast.Procedure, at: At): void {
    const name = { text: node.name, span: spanOf(node, 'name') };
    const actions = toActions(node.actions, this.reading(at));
    this.declare(this.procedures, 'procedure', name, { name: node.name, text: node.text ?? '', actions, place: this.place(name) });
  }

  private role(node: ast.Role): void {
    const name = { text: node.name, span: spanOf(node, 'name') };
    const part = openPart();
    this.members(node.members, { role: node.name, part, layer: part.everywhere, group: '' });
    this.declare(this.roles, 'role', name, { name: node.name, text: node.text ?? '', place: this.place(name), ...part });
  }

  private group(node: ast.State, at: At): void {
    const name = { text: node.name, span: spanOf(node, 'name') };
    const layer = openLayer();
    if (at.part.states.has(name.text)) this.problems.push(duplicateName('state', name));
    this.declare(at.part.groups, 'state', name, { name: node.name, group: at.group, place: this.place(name), ...layer });
    this.members(node.members, { ...at, layer, group: node.name });
  }

  private state(node: ast.State, at: At): void {
    const name = { text: node.name, span: spanOf(node, 'name') };
    const layer = openLayer();
    const { initial, aliases } = node;
    const state = { name: node.name, aliases, text: node.texts[0] ?? '', initial, group: at.group, place: this.place(name), ...layer };
    if (at.part.groups.has(name.text)) this.problems.push(duplicateName('state', name));
    this.declare(at.part.states, 'state', name, state);
    this.members(node.members, { ...at, layer });
  }
}

const TYPES = ['serial', 'int', 'flag', 'name', 'names', 'ranges'];
const SEVERITIES = ['error', 'warning', 'information'];
