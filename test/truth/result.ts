/** What a part of the truth found: one row of the table, and what is to be explained. */
export interface Finding {
  /** Of a recording, a document or a row. */
  readonly name: string;
  readonly what: string;
}

export interface TruthResult {
  readonly title: string;
  readonly recordings: number;
  readonly segments: number;
  readonly accusations: readonly Finding[];
  readonly disagreements: readonly Finding[];
}
