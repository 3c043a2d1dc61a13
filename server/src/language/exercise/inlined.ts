/** What a document uses of its imports, as text of its own: protocols, and the exchanges that its exercises go on after. */
import { type FixEdit, movedSpan, type Span } from '../../core/index.js';
import { sharedAnalyser } from '../analysis/analyse.js';
import type { Analysis } from '../analysis/analysis.js';
import type { DeclaredExchange } from '../analysis/declared.js';
import type { Unit } from '../analysis/unit.js';
import { applied } from '../features/actions/action.js';
import type { Parsed, ParsedBlock } from '../parser/parsed.js';
import { commentsIn, wholeLines } from './comments.js';

/** In place of the first import; the other ones go. */
export function inlinedImports(analysis: Analysis): readonly FixEdit[] {
  const { parsed, text } = analysis;
  const [first, ...others] = parsed.lines.flatMap((line, at): Span[] => {
    const content = parsed.contents.at(at);
    return content?.type === 'Import' ? [movedSpan(content.span, line.base)] : [];
  });
  if (first === undefined) return [];
  const used = usedOf(analysis);
  const own: FixEdit = used.length === 0 ? { span: wholeLines(first, text), text: '' } : { span: first, text: used.join('\n\n') };
  return [own, ...others.map((span) => ({ span: wholeLines(span, text), text: '' }))];
}

function usedOf({ parsed, imported, exercises, exchanges }: Analysis): readonly string[] {
  const units = imported.map(({ text }) => sharedAnalyser().unit(text));
  const protocols = new Set(namesOf(parsed, 'Protocol'));
  const named = new Set(namesOf(parsed, 'Exchange'));
  const texts = units.flatMap((unit) =>
    unit.parsed.blocks.flatMap((block) => (isNew(block, 'Protocol', protocols) ? [textOf(block, unit)] : [])),
  );
  const wanted = [...exercises, ...exchanges].flatMap(({ after }) => after?.text ?? []);
  // those that are found add the ones that they go on after
  for (const name of wanted) {
    if (named.has(name)) continue;
    named.add(name);
    const found = units.flatMap((unit) => exchangeIn(unit, name))[0];
    if (found === undefined) continue;
    texts.push(found.text);
    if (found.declared.after !== undefined) wanted.push(found.declared.after.text);
  }
  return texts;
}

const namesOf = ({ blocks }: Parsed, type: ParsedBlock['node']['$type']): readonly string[] =>
  blocks.flatMap(({ node }) => (node.$type === type && 'name' in node && node.name !== undefined ? [node.name] : []));

function isNew({ node }: ParsedBlock, type: ParsedBlock['node']['$type'], known: Set<string>): boolean {
  if (node.$type !== type || !('name' in node) || node.name === undefined || known.has(node.name)) return false;
  known.add(node.name);
  return true;
}

function exchangeIn(unit: Unit, name: string): readonly { readonly text: string; readonly declared: DeclaredExchange }[] {
  const block = unit.parsed.blocks.find(({ node }) => node.$type === 'Exchange' && node.name === name);
  const declared = unit.exchanges.find(({ exchange, part }) => part === undefined && exchange.name === name);
  if (block === undefined || declared === undefined) return [];
  const { using } = declared;
  const text = textOf(block, unit);
  // a document says it once for all of its exchanges
  const isSaid = using === undefined || /^[^{"]*(?:"[^"]*"[^{"]*)*\busing\b/u.test(text.slice(0, text.indexOf('{')));
  return [{ declared, text: isSaid ? text : text.replace('{', `using ${using.text} {`) }];
}

function textOf({ head, close }: ParsedBlock, { parsed }: Unit): string {
  const span = { start: parsed.lines[head]?.start ?? 0, end: parsed.lines[close]?.end ?? parsed.text.length };
  const comments = commentsIn(span, parsed.text).map((edit) => ({ ...edit, span: movedSpan(edit.span, -span.start) }));
  return applied(parsed.text.slice(span.start, span.end), comments);
}
