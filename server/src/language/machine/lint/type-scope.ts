/** What the names of a protocol's text are, by the role and session in which an expression stands. */
import type { Type } from '../../../core/index.js';
import type * as ast from '../../generated/ast.js';
import type { MachineDraft, PartDraft, SessionDraft } from '../draft.js';
import type { ExpressionType } from './expression-kinds.js';

/** What names are where an expression stands. */
export interface TypeScope {
  readonly type: (name: string) => Type | undefined;
  readonly definition: (name: string) => ast.Expr | undefined;
  readonly isFlag: (name: string) => boolean;
  /** Kinds of definitions. */
  readonly known: Map<string, ExpressionType>;
  /** Of a variable of a session that is named by its key. */
  readonly ofSession: (kind: string, name: string) => Type | undefined;
  readonly isSession: (name: string) => boolean;
}

export const flagType = (name: string, scope: TypeScope): Type | undefined => (scope.isFlag(name) ? { kind: 'flag' } : undefined);

/** Gives the scope of a role, or, with '', that of all of them; each is made once. */
export function typeScopes(node: ast.Protocol, draft: MachineDraft): (role: string, session?: string) => TypeScope {
  const lets = new Map(letsIn(node.members));
  const scopes = new Map<string, TypeScope>();
  return (role, session) => {
    const place = `${role} ${session ?? ''}`;
    const known = scopes.get(place);
    if (known !== undefined) return known;
    const scope = scopeOf(draft, lets, role, session);
    scopes.set(place, scope);
    return scope;
  };
}

function scopeOf(draft: MachineDraft, lets: ReadonlyMap<string, ast.Expr>, role: string, session: string | undefined): TypeScope {
  const parts: readonly (PartDraft | undefined)[] =
    role === '' ? [draft.common, ...draft.roles.values()] : [draft.roles.get(role), draft.common];
  const sessions = parts.flatMap((part) => [...(part?.sessions.values() ?? [])]);
  const inner = sessions.filter(({ name }) => name === session);
  const variables = (name: string) => [
    ...inner.flatMap((each) => inSession(draft, each, name)),
    ...parts.flatMap((part) => part?.variables.get(name)?.type ?? []),
  ];
  return {
    // of several variables of a name it is not known which one is meant
    type: (name) => draft.fields.get(name)?.type ?? only(variables(name), role),
    definition: (name) => lets.get(name),
    isFlag: (name) => draft.flags.has(name),
    known: new Map(),
    ofSession: (kind, name) => sessions.filter((each) => each.name === kind).flatMap((each) => inSession(draft, each, name))[0],
    isSession: (name) => sessions.some((each) => each.name === name),
  };
}

/** A variable of a session, or a part of its key. */
function inSession(draft: MachineDraft, { variables, key }: SessionDraft, name: string): readonly Type[] {
  const own = variables.get(name)?.type;
  const part = key.find(({ variable }) => variable === name);
  return [own ?? (part && (draft.fields.get(part.from)?.type ?? { kind: 'name' }))].flatMap((type) => type ?? []);
}

const only = (found: readonly Type[], role: string): Type | undefined =>
  role !== '' || found.every(({ kind }) => kind === found[0]?.kind) ? found[0] : undefined;

const letsIn = (members: readonly ast.Member[]): readonly (readonly [string, ast.Expr])[] =>
  members.flatMap((member) => {
    if (member.$type === 'Let') return [[member.name, member.value] as const];
    return member.$type === 'Role' || member.$type === 'State' ? letsIn(member.members) : [];
  });
