/** The formats of `check` and of `report`. */
import type { Io } from './io.js';
import { coloursFor } from './print/colours.js';
import { github } from './print/github.js';
import { json } from './print/json.js';
import { junit } from './print/junit.js';
import { sarif } from './print/sarif.js';
import { text } from './print/text.js';
import type { FileReport } from './told.js';

export const FORMATS = ['text', 'json', 'sarif', 'junit', 'github'] as const;
export type ReportFormat = (typeof FORMATS)[number];

/** How many fixes of a problem a format shows. */
export const FIXES: Readonly<Record<ReportFormat, number>> = { text: 1, json: 4, sarif: 4, junit: 0, github: 0 };

export function print(files: readonly FileReport[], format: ReportFormat, io: Pick<Io, 'isTerminal' | 'environment' | 'version'>): string {
  switch (format) {
    case 'text':
      return text(files, coloursFor(io.isTerminal, io.environment));
    case 'json':
      return json(files);
    case 'sarif':
      return sarif(files, io.version);
    case 'junit':
      return junit(files);
    case 'github':
      return github(files);
  }
}
