/**
 * What the editor makes of keys by language-configuration.json: pairs that close by themselves, and what Enter puts in.
 * Keys are typed at the end of what is written, as in the first draft of a text; so all behind the caret came by itself.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

interface ClosingPair {
  readonly open: string;
  readonly close: string;
  readonly notIn?: readonly ('string' | 'comment')[];
}

interface EnterRule {
  readonly beforeText: string;
  readonly afterText?: string;
  readonly action: { readonly appendText?: string };
}

interface LanguageConfiguration {
  readonly autoClosingPairs: readonly ClosingPair[];
  readonly onEnterRules: readonly EnterRule[];
}

const configuration: LanguageConfiguration = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../language-configuration.json'), 'utf8'),
);

/** Before these the editor closes a pair: its `autoCloseBefore`. */
const FREE = /^(?:$|[;:.,=}\])>\s])/;

export class TypedText {
  private readonly above: string[] = [];
  private before = '';
  private behind = '';
  /** A comment of several lines goes on. */
  private isInBlock = false;

  get rows(): readonly string[] {
    return [...this.above, this.before + this.behind];
  }

  /** One key of one character. */
  type(key: string): void {
    // of what came by itself, only a single character is typed over
    if (this.behind.startsWith(key) && configuration.autoClosingPairs.some(({ close }) => close === key)) {
      this.before += key;
      this.behind = this.behind.slice(1);
      return;
    }
    const place = this.place();
    const pair = configuration.autoClosingPairs.find(({ open }) => (this.before + key).endsWith(open));
    const closes = pair !== undefined && FREE.test(this.behind) && !pair.notIn?.some((each) => each === place) && !this.isAfterWord(pair);
    this.before += key;
    if (closes) this.behind = pair.close + this.behind;
  }

  /** The brace that came by itself stands where the block is to go on. */
  deleteBrace(): void {
    if (this.before.endsWith('{')) this.behind = '';
  }

  enter(): void {
    const rule = configuration.onEnterRules.find(
      ({ beforeText, afterText }) => new RegExp(beforeText).test(this.before) && new RegExp(afterText ?? '').test(this.behind),
    );
    this.isInBlock = this.place() === 'comment' && !/(?:^|[^:])\/\//.test(this.before.replace(/"(?:[^"\\]|\\.)*"/g, ''));
    this.above.push(this.before);
    this.before = rule?.action.appendText ?? '';
  }

  /** A closing quote is not doubled behind a word: what opens with it and closes with it, too. */
  private isAfterWord({ open, close }: ClosingPair): boolean {
    return open === close && /[\p{L}\p{N}_]$/u.test(this.before);
  }

  private place(): 'text' | 'string' | 'comment' {
    const parts = (this.isInBlock ? `/*${this.before}` : this.before).matchAll(/"(?:[^"\\]|\\.)*("|$)|\/\/.*|\/\*.*?(\*\/|$)/g);
    const last = [...parts].at(-1);
    if (last === undefined || last.index + last[0].length < (this.isInBlock ? this.before.length + 2 : this.before.length)) return 'text';
    if (last[0].startsWith('"')) return last[1] === '"' ? 'text' : 'string';
    return last[0].startsWith('//') || last[2] !== '*/' ? 'comment' : 'text';
  }
}
