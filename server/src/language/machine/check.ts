/** Looks up the names that a protocol mentions: unknown ones are problems, known ones lead to their places. */
import type { Name, NamedThing, Place, Problem } from '../../core/index.js';
import type { Reference } from '../analysis/analysis.js';
import { unknownName } from '../problems.js';
import type { MachineDraft, Mention, PartDraft, SessionDraft } from './draft.js';
import { partsOf } from './flatten.js';

export interface CheckedNames {
  readonly problems: readonly Problem[];
  readonly references: readonly Reference[];
}

/** What expressions can call and name besides what a protocol declares; the core computes them. */
const FUNCTIONS = [
  'count',
  'head',
  'rest',
  'if',
  'known',
  'has',
  'certain',
  'owed',
  'min',
  'max',
  'span',
  'reach',
  'ends',
  'within',
  'meets',
  'power',
];
const CONSTANTS = ['true', 'false', 'peer', 'self', 'others', 'message', 'unknown'];

type NamePlaces = ReadonlyMap<string, Place>;

export function check(draft: MachineDraft, mentions: readonly Mention[]): CheckedNames {
  const scopes = new Map<string, NameScope>();
  const scopeOf = (role: string, session?: string): NameScope => {
    const key = `${role} ${session ?? ''}`;
    const scope = scopes.get(key) ?? new NameScope(draft, role, session);
    scopes.set(key, scope);
    return scope;
  };
  /** A code that is not declared is named first by what demands it. */
  const firstOf = ({ text, span }: Name): Place => {
    const first = firstNamed.get(text) ?? { source: draft.place.source, span };
    firstNamed.set(text, first);
    return first;
  };
  const problems: Problem[] = [];
  const references: Reference[] = [];
  const firstNamed = new Map<string, Place>();
  for (const mention of mentions) {
    const scope = scopeOf(mention.role, mention.session);
    const target = scope.find(mention) ?? (mention.what === 'code' ? firstOf(mention.name) : undefined);
    if (target !== undefined && mention.what !== 'function') references.push({ what: THINGS[mention.what], name: mention.name, target });
    else if (!scope.isBuiltIn(mention))
      problems.push(unknownName(mention.what === 'function' ? 'function' : THINGS[mention.what], mention.name, scope.known(mention.what)));
  }
  return { problems, references };
}

const THINGS: Readonly<Record<Exclude<Mention['what'], 'function'>, NamedThing & Reference['what']>> = {
  state: 'state',
  role: 'role',
  session: 'session',
  message: 'message',
  field: 'field',
  event: 'event',
  variable: 'variable',
  procedure: 'procedure',
  value: 'variable',
  place: 'variable',
  forgotten: 'variable',
  code: 'code',
};

const placesOf = (...maps: readonly ReadonlyMap<string, { readonly place: Place }>[]): NamePlaces =>
  new Map(maps.flatMap((map) => [...map].map(([name, { place }]) => [name, place] as const)));

/** What names mean in one role; outside of roles, in any of them. */
class NameScope {
  private readonly places: Readonly<Record<Exclude<Mention['what'], 'function'>, NamePlaces>>;

  constructor(draft: MachineDraft, role: string, session: string | undefined) {
    const around = partsIn(draft, role);
    const sessions = around.flatMap((part) => [...part.sessions.values()]);
    const inside = sessions.filter(({ name }) => name === session);
    const parts = [...around, ...inside];
    const own = role === '' && session === undefined ? [] : parts;
    const fields = placesOf(draft.fields);
    // from the outside a session's variables are named by its path
    const known = inside.length > 0 ? parts : [...around, ...sessions];
    const variable = placesOf(...known.map((part) => part.variables), ...known.map(keysOf));
    const message: NamePlaces = new Map([...placesOf(draft.messages), ...draft.flags]);
    this.places = {
      state: statesOf(inside.length > 0 ? inside : parts),
      role: placesOf(draft.roles),
      session: placesOf(...around.map((part) => part.sessions)),
      message,
      field: fields,
      event: placesOf(draft.events),
      variable,
      procedure: new Map([...placesOf(draft.procedures), ...placesOf(...own.map((part) => part.procedures))]),
      value: new Map([
        ...statesOf(sessions),
        ...placesOf(...around.map((part) => part.sessions)),
        ...placesOf(draft.roles),
        ...message,
        ...placesOf(draft.lets),
        ...placesOf(...own.map((part) => part.lets)),
        ...variable,
        ...fields,
      ]),
      place: variable,
      forgotten: new Map([...message, ...variable]),
      code: placesOf(draft.codes),
    };
  }

  find({ what, name }: Mention): Place | undefined {
    return what === 'function' ? undefined : this.places[what].get(name.text);
  }

  /** A code need not be declared: whoever names it first, names it. */
  isBuiltIn({ what, name }: Mention): boolean {
    return what === 'code' || (what === 'function' && FUNCTIONS.includes(name.text)) || (what === 'value' && CONSTANTS.includes(name.text));
  }

  known(what: Mention['what']): readonly string[] {
    return what === 'function' ? FUNCTIONS : [...this.places[what].keys()];
  }
}

/** The variables that its key declares. */
const keysOf = (part: PartDraft | SessionDraft): ReadonlyMap<string, { readonly place: Place }> =>
  new Map('key' in part ? part.key.map(({ variable, place }) => [variable, { place }]) : []);

function partsIn(draft: MachineDraft, role: string): readonly PartDraft[] {
  const parts = partsOf(draft);
  const own = parts.filter((part) => part.name === role);
  return own.length > 0 ? own : parts;
}

function statesOf(parts: readonly PartDraft[]): NamePlaces {
  const states = parts.flatMap((part) => [...part.states.values()]);
  return new Map(states.flatMap(({ name, aliases, place }) => [name, ...aliases].map((text) => [text, place] as const)));
}
