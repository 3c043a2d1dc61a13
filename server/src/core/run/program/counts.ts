/** Sessions, counted. */
import type { Expression } from '../../machine/expression.js';
import type { SessionKind } from '../../machine/machine.js';
import type { CompileScope, Evaluate } from './types.js';

/** `lease`, or `lease in BOUND`: the sessions that are counted, and their state. */
export function countedIn(
  e: Expression,
  scope: CompileScope,
): { readonly kind: number; readonly role: SessionKind; readonly state?: string } | undefined {
  if (e.kind === 'name') return scope.variable(e.name) ? undefined : scope.session(e.name);
  const [set] = e.kind === 'among' ? e.values : [];
  if (e.kind !== 'among' || e.item.kind !== 'name' || set?.kind !== 'name') return undefined;
  const found = scope.session(e.item.name);
  return found && { ...found, state: set.name };
}

/** Those that are over are not counted, unless it is their state that is asked for. */
export function compileCountOf(e: Expression, scope: CompileScope): Evaluate {
  const { kind, role, state } = countedIn(e, scope) ?? {};
  const isIn = (index: number) => {
    const at = role?.states[index];
    return state === undefined ? at?.final !== true : at?.name === state || at?.aliases.includes(state) === true;
  };
  return (turn) => turn.sessions(kind).filter((session) => isIn(session.state)).length;
}
