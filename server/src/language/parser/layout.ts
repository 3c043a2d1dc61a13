/** A text in lines and blocks, before it is parsed. */
import { movedSpan, type Span } from '../../core/index.js';
import type { HandshakeLexer, LexedPiece } from './lexer.js';
import { Line, type SyntaxProblem, withoutManyLines } from './lines.js';
import { isDoubtful, PieceCache, stretchesOf } from './pieces.js';

export interface DocumentLayout {
  /** The text with all that is not Handshake blanked out, so that offsets stay. */
  readonly text: string;
  readonly pieces: readonly PlacedPiece[];
  /** In their blocks. */
  readonly lines: readonly Line[];
  readonly problems: readonly SyntaxProblem[];
  /** Where reading ends before the text does. */
  readonly unread?: SyntaxProblem;
}

interface PlacedPiece {
  readonly start: number;
  readonly end: number;
  readonly piece: LexedPiece;
  readonly lines: readonly Line[];
}

export class Layouts {
  private readonly pieces = new PieceCache((text) => this.lexer.piece(text));

  constructor(private readonly lexer: HandshakeLexer) {}

  /** @param earlier of another version of the text, of which what stands before the first change is taken over */
  of(text: string, earlier?: DocumentLayout): DocumentLayout {
    const { text: read, unread } = withoutManyLines(text);
    const layout = this.laid(read, [...this.placed(read, earlier)]);
    return unread === undefined ? layout : { ...layout, unread };
  }

  /** What stands in a part of the text, as if there were nothing around it. */
  within(text: string, { start, end }: Span): DocumentLayout {
    return this.laid(text, [...this.read(text.slice(start, end), 0, start)]);
  }

  private laid(text: string, pieces: readonly PlacedPiece[]): DocumentLayout {
    const blocks = this.lexer.inBlocks(
      pieces.flatMap(({ lines }) => lines),
      text,
    );
    const problems = pieces.flatMap(({ start, piece }) => piece.problems.map((problem) => movedProblem(problem, start)));
    return { text, pieces, lines: blocks.lines, problems: [...problems, ...blocks.problems] };
  }

  private *placed(text: string, earlier: DocumentLayout | undefined): Generator<PlacedPiece> {
    let from = 0;
    for (const kept of earlier === undefined || isDoubtful(text) ? [] : sameIn(text, earlier)) {
      yield kept;
      from = kept.end;
    }
    yield* this.read(text, from, 0);
  }

  /** @param by how far down the text stands in the document */
  private *read(text: string, from: number, by: number): Generator<PlacedPiece> {
    for (const { start, end } of stretchesOf(text, from)) {
      const piece = this.pieces.of(text.slice(start, end));
      const base = start + by;
      yield { start: base, end: end + by, piece, lines: piece.lines.map((written) => new Line(written, base)) };
    }
  }
}

export const movedProblem = (problem: SyntaxProblem, by: number): SyntaxProblem => ({ ...problem, span: movedSpan(problem.span, by) });

/** Those before the first change. A comment that has no end could get one further down. */
function* sameIn(text: string, earlier: DocumentLayout): Generator<PlacedPiece> {
  const same = sameFor(text, earlier.text);
  for (const kept of earlier.pieces) {
    if (kept.end > same || text.charCodeAt(kept.end - 1) !== 10 || text.slice(kept.start, kept.end).includes('/*')) return;
    yield kept;
  }
}

/** So many are compared at once. */
export const STRETCH = 1_024;

/** How many characters, from the first, two texts have in common. */
export function sameFor(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  // strings are compared much faster than characters one by one
  while (same + STRETCH <= most && a.slice(same, same + STRETCH) === b.slice(same, same + STRETCH)) same += STRETCH;
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  return same;
}
