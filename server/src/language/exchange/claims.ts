/** What an `expect` claims. A claim that is not written to its end claims nothing. */
import type { Claim, Claims } from '../../core/exchange/exchange.js';
import type { Name } from '../../core/span.js';
import type * as ast from '../generated/ast.js';
import { nameOf, whole } from '../spans.js';
import { spanOfAll, toValue } from './values.js';

export function toClaims(nodes: readonly ast.Claim[], trailing: boolean): Claims | undefined {
  const claims = nodes.flatMap(toClaim);
  if (claims.length === 0) return undefined;
  const span = spanOfAll(
    nodes.map((node) => whole(node)),
    whole(nodes[0]),
  );
  return { kind: 'claims', claims, trailing, span };
}

function toClaim(node: ast.Claim): Claim[] {
  const host = nameOf(node, 'host', node.host);
  if (host === undefined) return [];
  const state = nameOf(node, 'state', node.state);
  if (node.blank || state !== undefined) return [{ kind: 'state', host, span: whole(node), ...(state === undefined ? {} : { state }) }];
  return ofVariable(node, host);
}

function ofVariable(node: ast.Claim, host: Name): Claim[] {
  const variable = nameOf(node, 'variable', node.variable);
  const value = toValue(node);
  return variable === undefined || value === undefined ? [] : [{ kind: 'variable', host, variable, value, span: whole(node) }];
}
