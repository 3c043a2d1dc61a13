/** What each line of a document says. Of most lines nobody asks after a key: they are looked up when somebody does. */
import type { Content } from '../exchange/content.js';
import type { Line, WrittenLine } from './lines.js';

/** Lines outside of blocks may be declarations. */
export type LineRule = 'ItemLine' | 'StatementLine';

export interface LineContents {
  /** Of the line of this index; `undefined` where it is not read by itself. */
  readonly at: (index: number) => Content | undefined;
  /** It is written in another notation: it does not say what its first word seems to say. */
  readonly isMeant: (index: number) => boolean;
}

const RULES: readonly (LineRule | undefined)[] = [undefined, 'ItemLine', 'StatementLine'];

export class ReadContents implements LineContents {
  private readonly rules: Uint8Array;
  /** Lines in another notation, as they are meant. */
  private readonly meant = new Map<number, Content | undefined>();

  constructor(
    private readonly lines: readonly Line[],
    private readonly content: (rule: LineRule, written: WrittenLine) => Content,
  ) {
    this.rules = new Uint8Array(lines.length);
  }

  has(index: number): boolean {
    return this.rules[index] !== 0;
  }

  note(index: number, rule: LineRule): void {
    this.rules[index] = RULES.indexOf(rule);
  }

  mean(index: number, content: Content | undefined): void {
    this.meant.set(index, content);
  }

  isMeant(index: number): boolean {
    return this.meant.has(index);
  }

  at(index: number): Content | undefined {
    if (this.meant.has(index)) return this.meant.get(index);
    const [rule, line] = [RULES[this.rules[index] ?? 0], this.lines[index]];
    return rule === undefined || line === undefined ? undefined : this.content(rule, line.written);
  }
}

/** Of several documents, one behind the other. */
export function joinedContents(parts: readonly { readonly lines: readonly Line[]; readonly contents: LineContents }[]): LineContents {
  const starts: number[] = [];
  let lines = 0;
  for (const part of parts) {
    starts.push(lines);
    lines += part.lines.length;
  }
  const within = (index: number): readonly [LineContents | undefined, number] => {
    const part = starts.findLastIndex((start) => start <= index);
    return [parts[part]?.contents, index - (starts[part] ?? 0)];
  };
  return {
    at: (index) => {
      const [contents, at] = within(index);
      return contents?.at(at);
    },
    isMeant: (index) => {
      const [contents, at] = within(index);
      return contents?.isMeant(at) === true;
    },
  };
}
