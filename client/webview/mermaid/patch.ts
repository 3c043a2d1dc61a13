/**
 * Mermaid's drawing → ours: time gets its true shape (slanted, crossing, lost half-way), states stand beside the
 * lifelines, and each part is marked with the step, statement and lines that it stands for. Decides nothing about
 * validity: the marks say all.
 */
import type { BoxedHosts, Host, LineRange, Mark, MessageMark } from '../../../contract/messages.js';
import { set, svg } from '../svg.js';
import { drawArrival, drawMessage } from './arrows.js';
import { columnsOf, type Measure } from './columns.js';
import { drawBand, drawHeader, drawHeading, drawLanes, drawLifeline, headerWidth } from './frame.js';
import { drawBoxes, drawFrame, drawFrameTitle, titleLines } from './frames.js';
import { wordsOf } from './label.js';
import { layOut, type PageLayout } from './layout.js';
import { metrics } from './metrics.js';
import { drawNote, drawUnread, heightOfNote, lineHeight, noteText } from './notes.js';
import { type DiagramPiece, type DiagramPieces, takeApart } from './pieces.js';
import { drawBracket, drawClaim, drawEvent, drawReason, drawState } from './pills.js';
import { marker, type Scene } from './scene.js';
import { slantsOf } from './slants.js';
import { spread } from './spread.js';

export interface PatchSubject {
  readonly marks: readonly Mark[];
  readonly hosts: readonly Host[];
  readonly boxes: readonly BoxedHosts[];
  readonly statements: readonly LineRange[];
}

export interface Rulers {
  readonly message: Measure;
  readonly state: Measure;
  readonly note: Measure;
}

/** Beyond this height the headers are said again at the bottom. */
const long = 760;

export function patch(drawing: SVGSVGElement, subject: PatchSubject, rulers: Rulers): SVGSVGElement {
  const pieces = takeApart(drawing);
  const { scene, layout } = sceneOf(subject, pieces.hosts.length, rulers);
  const bottom = layout.bottom;
  const lifelines = pieces.hosts.map((host, index) => drawLifeline(host, scene.x(index), metrics.header, bottom));
  const lanes = pieces.hosts.flatMap((_, host) => drawLanes(subject.marks, host, metrics.header + 4, bottom, scene));
  const parts = subject.marks.flatMap((mark) => drawMark(mark, pieces.records.get(mark.record), scene));
  const front = [
    layer('lifelines', lifelines),
    layer('lanes', lanes),
    layer(
      'arrows',
      parts.filter((part) => !isPill(part)),
    ),
    layer('pills', parts.filter(isPill)),
    layer('headers', headersOf(subject, pieces, scene, bottom)),
  ];
  return assemble(drawing, front, { subject, layout, scene });
}

const layer = (name: string, parts: readonly SVGElement[]): SVGGElement => svg('g', { class: `hs-${name}` }, ...parts);

const isPill = (part: SVGElement): boolean => !part.classList.contains('hs-message');

function sceneOf(subject: PatchSubject, hosts: number, rulers: Rulers): { readonly scene: Scene; readonly layout: PageLayout } {
  const { marks } = subject;
  const slants = slantsOf(marks);
  const columns = columnsOf(
    marks.filter((mark): mark is MessageMark => mark.kind === 'message'),
    slants,
    rulers.message,
  );
  const widths = subject.hosts.slice(0, hosts).map((host) => headerWidth(host, rulers.note, rulers.state));
  const places = spread(marks, widths, { columns, slants, measure: rulers.message, measureNote: rulers.note });
  const x = (host: number): number => places[host] ?? 0;
  const heightOf = (mark: Mark): number => {
    if (mark.kind === 'note' || mark.kind === 'unread') return heightOfNote(noteText(mark), rulers.note);
    if (mark.kind !== 'frame') return 0;
    return Math.max(0, titleLines(mark, hosts > 1 ? x(1) - x(0) : Number.POSITIVE_INFINITY, rulers.note).length - 1) * lineHeight;
  };
  const notes = new Map(marks.map((mark) => [mark.record, heightOf(mark)]));
  const layout = layOut(marks, slants, {
    top: metrics.header,
    hosts,
    fall: (from, to) => Math.max(metrics.fall, Math.abs(x(to) - x(from)) * metrics.slope),
    note: (record) => notes.get(record) ?? 0,
    hasWords: (mark) => wordsOf(mark) !== '',
  });
  const at = (record: number): number => layout.at.get(record) ?? 0;
  const end = (record: number): number => layout.ends.get(record) ?? at(record);
  const rows = marks.flatMap((mark) =>
    mark.kind === 'message' || mark.kind === 'event' || mark.kind === 'note' || mark.kind === 'unread' ? [at(mark.record)] : [],
  );
  const isBusy = (top: number, bottom: number): boolean => rows.some((y) => y > top + 1 && y < bottom - 1);
  const measures = { measure: rulers.message, measureState: rulers.state, measureNote: rulers.note };
  return { layout, scene: { hosts, x, heads: widths, at, end, slants, isBusy, columns, ...measures, group: marker(subject.statements) } };
}

function drawMark(mark: Mark, piece: DiagramPiece | undefined, scene: Scene): readonly SVGElement[] {
  switch (mark.kind) {
    case 'message':
      return piece?.kind === 'message' ? [drawMessage(mark, piece, scene)] : [];
    case 'arrival':
      return piece?.kind === 'message' ? [drawArrival(mark, piece, scene)] : [];
    case 'event':
      return mark.since === undefined ? [drawEvent(mark, scene)] : [drawBracket(mark, mark.since, scene), drawEvent(mark, scene)];
    case 'state':
      return [drawState(mark, scene)];
    case 'reason':
      return [drawReason(mark, scene)];
    case 'claim':
      return [drawClaim(mark, scene)];
    case 'note':
      return piece?.kind === 'note' ? [drawNote(mark, piece, scene)] : [];
    case 'unread':
      return piece?.kind === 'note' ? [drawUnread(mark, piece, scene)] : [];
    case 'section':
      return [drawHeading(mark, scene)];
    case 'frame':
      return mark.look === 'highlight' || mark.edge === 'end' ? [] : [drawFrameTitle(mark, scene)];
  }
}

function headersOf(subject: PatchSubject, pieces: DiagramPieces, scene: Scene, bottom: number): readonly SVGElement[] {
  const heights = bottom > long ? [0, bottom] : [0];
  return pieces.hosts.flatMap((piece, index) => {
    const host = subject.hosts[index];
    return host ? heights.map((y) => drawHeader(piece.header, host, scene.x(index), y, scene)) : [];
  });
}

interface PlacedPicture {
  readonly subject: PatchSubject;
  readonly layout: PageLayout;
  readonly scene: Scene;
}

/** What lies behind is as wide as all else. */
function assemble(drawing: SVGSVGElement, front: readonly SVGElement[], { subject, layout, scene }: PlacedPicture): SVGSVGElement {
  const { bands, frames, bottom } = layout;
  const { marks, boxes } = subject;
  const picture = svg('svg', { class: `hs-picture${bands.length > 0 ? ' hs-banded' : ''}`, role: 'group' }, ...front);
  drawing.replaceWith(picture);
  document.body.append(picture);
  const { x, width } = picture.getBBox();
  const [left, right] = [x - 12, x + width + 12];
  const sections = bands.flatMap((band) => {
    const mark = marks.find((candidate) => candidate.record === band.record);
    return mark?.kind === 'section' ? [drawBand(mark, band, left, right, scene)] : [];
  });
  const framed = frames.map((frame) => drawFrame(frame, left + 6, right - 6, scene));
  picture.prepend(
    layer('sections', [...sections, ...framed]),
    layer('boxes', drawBoxes(boxes, scene, { left, right, bottom: bottom + 8 })),
  );
  const all = picture.getBBox();
  picture.remove();
  const box = {
    x: all.x - metrics.edge,
    y: all.y - metrics.edge,
    width: all.width + metrics.edge * 2,
    height: all.height + metrics.edge * 2,
  };
  set(picture, { viewBox: `${box.x} ${box.y} ${box.width} ${box.height}`, width: box.width, height: box.height });
  return picture;
}
