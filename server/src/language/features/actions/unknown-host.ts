/** A host that does not exist: a role of the protocol, a word for all hosts, or one that is to be declared. */
import { contains, type Facts, readable, wording } from '../../../core/index.js';
import { meansEverybody } from '../../parser/notation-claims.js';
import { type EditorAction, fix, lineAfter, type ProblemAt } from './action.js';

export function otherHost({ written }: Extract<Facts, { readonly kind: 'unknown-name' }>, at: ProblemAt): readonly EditorAction[] {
  const statement = at.at === undefined ? undefined : at.exchange?.exchange.statements[at.at];
  if (statement?.kind === 'host' && statement.of?.text === written) return isOfRole(written, at);
  return meansEverybody(written) ? claimedOfEach(at) : declared(written, at);
}

/** `host C of client`, where client is no host but a role. */
function isOfRole(written: string, at: ProblemAt): readonly EditorAction[] {
  const { start, end } = at.problem.span;
  const [, keyword] = /(of\s+)$/.exec(at.analysis.text.slice(0, start)) ?? [];
  const isRole = at.exchange?.machine.roles.some(({ name }) => name === written) ?? false;
  if (keyword === undefined || !isRole) return declared(written, at);
  const said = `is ${written}`;
  return [
    fix(at, readable(wording().fixes.change(`of ${written}`, said)), [{ span: { start: start - keyword.length, end }, text: said }], true),
  ];
}

/** `expect both in CLOSED`. */
function claimedOfEach({ exchange, ...at }: ProblemAt): readonly EditorAction[] {
  const statement = at.at === undefined ? undefined : exchange?.exchange.statements[at.at];
  const claim = statement?.kind === 'claims' ? statement.claims.find(({ span }) => contains(span, at.problem.span)) : undefined;
  if (exchange === undefined || claim?.kind !== 'state' || claim.state === undefined) return [];
  const text = exchange.trace.hosts.map(({ name }) => `${name} in ${claim.state?.text}`).join(', ');
  return [fix({ ...at, exchange }, readable(wording().fixes.expect(text)), [{ span: claim.span, text }], true)];
}

/** As the protocol lets it begin, or, where that is not enough, as it was taken to. */
function declared(name: string, at: ProblemAt): readonly EditorAction[] {
  const hosts = at.exchange?.exchange.statements.filter(({ kind }) => kind === 'host') ?? [];
  const last = hosts.at(-1);
  const state = at.exchange?.trace.start[name];
  const role = (at.exchange?.machine.roles.length ?? 0) > 1 ? at.exchange?.trace.hosts.find((host) => host.name === name)?.role : undefined;
  const all = [...(role ? [`${name} is ${role}`] : []), name, ...(state === undefined ? [] : [`${name} in ${state}`])];
  return last === undefined
    ? []
    : all.map((host) => fix(at, wording().fixes.declareHost(host), [lineAfter(at.analysis.text, last.span, `host ${host}`)]));
}
