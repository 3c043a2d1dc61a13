/** What `check` prints, file by file as each is done, or at the end. */

import { print, type ReportFormat } from '../formats.js';
import type { Io } from '../io.js';
import type { Shard } from '../share.js';
import { counts, type FileReport } from '../told.js';
import { coloursFor } from './colours.js';
import { github } from './github.js';
import { json } from './json.js';
import { blocks, summary, type TotalCount } from './text.js';

/** Formats that are one line after the other are printed as each file is done. */
export class Printer {
  /** None of those formats, for which all have been printed. */
  private readonly files: FileReport[] = [];
  /** Of a share: each file in its place, with `null` for one that could not be checked. */
  private readonly share: (FileReport | null)[] = [];
  private readonly undone: string[] = [];
  private total: TotalCount = { files: 0, errors: 0, warnings: 0, informations: 0 };

  constructor(
    private readonly format: ReportFormat,
    private readonly io: Io,
    private readonly shard: Shard | undefined,
  ) {}

  get hasErrors(): boolean {
    return this.total.errors > 0;
  }

  /** How many have been printed. */
  get done(): number {
    return this.total.files;
  }

  /** Somebody who looks at a terminal sees by what is printed how far it has come. */
  get isSeen(): boolean {
    return this.io.isTerminal && (this.format === 'text' || this.format === 'github');
  }

  count(told: FileReport): void {
    const { errors, warnings, informations } = counts([told]);
    this.total = {
      files: this.total.files + 1,
      errors: this.total.errors + errors,
      warnings: this.total.warnings + warnings,
      informations: this.total.informations + informations,
    };
  }

  file(told: FileReport): void {
    this.count(told);
    if (this.shard) this.share.push(told);
    if (this.format === 'github') this.io.out(github([told]));
    else if (this.format !== 'text') this.files.push(told);
    else for (const block of blocks([told], this.colours())) this.io.out(`${block}\n`);
  }

  /** A file could not be checked. */
  missed(why: string): void {
    this.undone.push(why);
    this.share.push(null);
  }

  /** @param isWhole a share of which files are left out is none: nobody may take it for one */
  end(isWhole = true): void {
    const shard = isWhole ? this.shard : undefined;
    if (this.format === 'text') this.io.out(summary(this.total, this.colours()));
    else if (this.format === 'json')
      this.io.out(
        json(this.files, shard && { shard: { ...shard, told: this.share, ...(this.undone.length > 0 && { undone: this.undone }) } }),
      );
    else if (this.format !== 'github') this.io.out(print(this.files, this.format, this.io));
  }

  private colours() {
    return coloursFor(this.io.isTerminal, this.io.environment);
  }
}
