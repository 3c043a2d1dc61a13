/** Why a text cannot be read, as facts; names of what the catalogue says in so many words are checked where they are given (`parser/fault.ts`). */

/** What may stand at a place: a name in the catalogue, or one of those that rest on the word before. */
export type Due = string | { readonly after: string; readonly word: string };

export type SyntaxFault =
  /** It breaks a rule of the language. */
  | { readonly fault: 'rule'; readonly rule: string }
  /** `found` is absent at the end of the line; `meant` is a word that looks like it. */
  | { readonly fault: 'expected'; readonly due: Due; readonly found?: string; readonly meant?: string }
  | { readonly fault: 'no-such-part'; readonly of: 'protocol' | 'state' | 'rule'; readonly known: readonly string[] }
  | { readonly fault: 'backwards'; readonly from: string; readonly to: string }
  | { readonly fault: 'lookalike'; readonly written: string; readonly meant: string }
  | { readonly fault: 'meaningless'; readonly written: string; readonly rule: string }
  | { readonly fault: 'escape' | 'no-word' | 'word-again'; readonly written: string }
  | { readonly fault: 'long-line' | 'many-words' | 'many-lines' | 'many-ways'; readonly most: number }
  /** A number that is too small or too large for its place. */
  | { readonly fault: 'outside'; readonly least: number; readonly most: number }
  /** In another notation: the line as the language has it, and the rule. */
  | { readonly fault: 'notation'; readonly written: string; readonly rule: string };

export type FaultOf<K extends SyntaxFault['fault']> = Extract<SyntaxFault, { readonly fault: K }>;
