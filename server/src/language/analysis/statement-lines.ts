/** Which lines of a document are the statements of what: of an exchange, of what an exercise gives, of a solution, of nothing. */
import { movedSpan, type Problem } from '../../core/index.js';
import type { Content } from '../exchange/content.js';
import type { StatementLine } from '../exchange/to-exchange.js';
import type * as ast from '../generated/ast.js';
import type { Line } from '../parser/lines.js';
import type { Parsed, ParsedBlock } from '../parser/parsed.js';
import { syntaxError } from '../problems.js';

export class StatementLines {
  constructor(
    private readonly parsed: Parsed,
    /** Gets what is misplaced on a line. */
    private readonly problems: Problem[],
  ) {}

  /** Of an exchange. */
  of({ head, close }: ParsedBlock): readonly StatementLine[] {
    return this.parsed.lines.slice(head + 1, close).flatMap((line, at) => this.statementLine(line, this.parsed.contents.at(head + 1 + at)));
  }

  /** Those outside of all blocks. */
  bare(): readonly StatementLine[] {
    const { lines, contents, blocks } = this.parsed;
    const closes = new Map(blocks.map(({ head, close }) => [head, close]));
    const bare: StatementLine[] = [];
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at];
      if (line === undefined) break;
      const close = closes.get(at);
      if (close !== undefined) {
        at = close;
        continue;
      }
      const content = contents.at(at);
      if (content === undefined || !isDeclaration(content)) bare.push(...this.statementLine(line, content));
      else if (isExpectError(contents.at(at - 1))) bare.push(...this.statementLine(line, undefined));
    }
    return bare;
  }

  /** Statements, those of shuffled blocks too; the lines of solutions are not given, and the other ones say what to do. */
  given(parts: ReadonlyMap<number, ast.Part | ast.Clause>, { head, close }: ParsedBlock): readonly StatementLine[] {
    const lines: StatementLine[] = [];
    for (let at = head + 1; at < close; at++) {
      const part = parts.get(at);
      if (part?.$type === 'Shuffle') lines.push(...this.inner(at));
      else lines.push(...this.partLine(at, part));
      if (part?.$type === 'Shuffle' || part?.$type === 'Solution') at = this.closeOf(at);
    }
    return lines;
  }

  /** A part that is no statement says nothing here, and one that cannot be read may have been meant as one. */
  private partLine(at: number, part: ast.Part | ast.Clause | undefined): readonly StatementLine[] {
    const line = this.parsed.lines[at];
    if (line === undefined) return [];
    const meant = this.parsed.contents.at(at);
    return this.statementLine(line, meant ?? (part !== undefined && isStatement(part) ? this.parsed.statement(line) : undefined));
  }

  /** Of a block within an exercise. */
  inner(head: number): readonly StatementLine[] {
    return this.parsed.lines
      .slice(head + 1, this.closeOf(head))
      .flatMap((line, at) => this.statementLine(line, this.parsed.contents.at(head + 1 + at) ?? this.ownStatement(line)));
  }

  private readonly ownStatement = (line: Line): Content | undefined =>
    line.dropped || line.kind !== 'statement' ? undefined : this.parsed.statement(line);

  private closeOf(head: number): number {
    let at = head + 1;
    while (this.isWithin(at)) at++;
    return at;
  }

  private isWithin(at: number): boolean {
    const line = this.parsed.lines[at];
    return line !== undefined && (line.kind !== 'close' || line.dropped);
  }

  private statementLine(line: Line, content: Content | undefined): readonly StatementLine[] {
    const damaged = this.parsed.isDamaged(line.start);
    const rewritten = !damaged && this.parsed.isRewritten(line.start);
    const isEnd = line.kind === 'close' && !line.dropped;
    if (content === undefined) return line.written.length > 1 || line.kind === 'statement' || isEnd ? [{ line, damaged }] : [];
    if (!damaged && content.misplaced !== undefined) {
      const { span, fault, rewriting } = content.misplaced;
      const edits = rewriting?.map((edit) => ({ ...edit, span: movedSpan(edit.span, line.base) }));
      this.problems.push(syntaxError({ span: movedSpan(span, line.base), fault, ...(edits && { rewriting: edits }) }));
    }
    return [{ line, damaged, content, ...(rewritten && { rewritten }) }];
  }
}

const isStatement = (part: ast.Part | ast.Clause): part is ast.Statement => STATEMENTS.has(part.$type);
const STATEMENTS = new Set<(ast.Part | ast.Clause)['$type']>(['Step', 'Host', 'Expect', 'Note', 'Section', 'Pause']);

/** Says something of the whole document. */
export const isDeclaration = ({ type, name }: Content): boolean =>
  type === 'Import' || ((type === 'Using' || type === 'Speaks') && name?.text !== 'arrives');

/** What it expects can be wrong with an import, `using` or `language` on the next line as well. */
const isExpectError = (content: Content | undefined): boolean => content?.expected !== undefined;
