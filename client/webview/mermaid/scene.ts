/** What the parts of the drawing share: places, measures, and how a part is marked with what it stands for. */
import type { Flaw, LineRange, Mark } from '../../../contract/messages.js';
import { svg } from '../svg.js';
import type { LabelColumns, Measure } from './columns.js';

export interface Scene {
  readonly hosts: number;
  readonly x: (host: number) => number;
  /** Widths of their heads. */
  readonly heads: readonly number[];
  readonly at: (record: number) => number;
  /** Where a message comes to its end. */
  readonly end: (record: number) => number;
  readonly slants: ReadonlySet<number>;
  /** Does a row of another step lie between the two heights? */
  readonly isBusy: (top: number, bottom: number) => boolean;
  readonly columns: ReadonlyMap<string, LabelColumns>;
  /** Width in the font of the messages. */
  readonly measure: Measure;
  readonly measureState: Measure;
  readonly measureNote: Measure;
  readonly group: (kind: string, mark: Mark) => SVGGElement;
}

/** The marks on an element by which clicks, steps and light find it; they know no renderer. */
export function marker(statements: readonly LineRange[]): Scene['group'] {
  return (kind, mark) => {
    const lines = mark.statement === undefined ? undefined : statements[mark.statement];
    const level = 'flaws' in mark ? worst(mark.flaws) : '';
    return svg('g', {
      class: `hs-part ${kind}${level ? ` hs-${level}` : ''}`,
      'data-kind': mark.kind,
      'data-record': mark.record,
      'data-step': mark.step,
      'data-statement': mark.statement,
      'data-from': lines?.from,
      'data-to': lines?.to,
    });
  };
}

function worst(flaws: readonly Flaw[]): string {
  return (['error', 'warning'] as const).find((level) => flaws.some((flaw) => flaw.severity === level)) ?? '';
}

export const badge = (x: number, y: number): SVGGElement =>
  svg('g', { class: 'hs-badge', transform: `translate(${x} ${y})` }, svg('circle', { r: 7 }), svg('path', { d: 'M-3 -3l6 6m0 -6l-6 6' }));
