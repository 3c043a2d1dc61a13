/** What the messages move before: headers, lifelines in the colours of the states, bands of sections. */
import type { Host, Mark, SectionMark, StateMark } from '../../../contract/messages.js';
import { set, svg } from '../svg.js';
import type { Measure } from './columns.js';
import { isInitial, type SectionBand } from './layout.js';
import { metrics } from './metrics.js';
import type { HostPiece } from './pieces.js';
import type { Scene } from './scene.js';

export function drawLifeline(piece: HostPiece, x: number, top: number, bottom: number): SVGElement {
  for (const { name } of [...piece.line.attributes]) piece.line.removeAttribute(name);
  set(piece.line, { class: 'hs-lifeline', x1: x, x2: x, y1: top, y2: bottom });
  return piece.line;
}

/** The lifeline is as thick as a finger's nail and has the colour of the state that its host is in. */
export function drawLanes(marks: readonly Mark[], host: number, top: number, bottom: number, scene: Scene): readonly SVGElement[] {
  const states = marks.filter((mark): mark is StateMark => mark.kind === 'state' && mark.host === host);
  return states.map((mark, index) => {
    const y = isInitial(mark) ? top : heightAt(mark, marks, scene);
    const next = states[index + 1];
    const end = next ? heightAt(next, marks, scene) : bottom;
    const group = scene.group(`hs-lane hs-tone-${mark.tone % 12}`, mark);
    group.append(
      svg('rect', {
        x: scene.x(host) - metrics.lane / 2,
        y,
        width: metrics.lane,
        height: Math.max(0, end - y - 1.5),
        rx: metrics.lane / 2,
      }),
    );
    return group;
  });
}

/** A state begins with its step, though its pill may hang a little below. */
function heightAt(mark: StateMark, marks: readonly Mark[], scene: Scene): number {
  const step = marks.find((other) => other.step === mark.step && other.kind !== 'state' && other.kind !== 'reason');
  return step && mark.step !== undefined
    ? step.kind === 'message' && step.from !== mark.host
      ? scene.end(step.record)
      : scene.at(step.record)
    : scene.at(mark.record);
}

export function headerWidth({ name, label }: Host, text: Measure, code: Measure): number {
  return Math.max(metrics.headerWidth, text(label) * 1.16 + (label === name ? 0 : code(name) + 8) + 32);
}

export function drawHeader(group: SVGGElement, host: Host, x: number, y: number, scene: Scene): SVGElement {
  const said = group.querySelector('text')?.textContent?.trim() ?? host.label;
  const alias = host.label === host.name ? '' : host.name;
  const width = headerWidth(host, scene.measureNote, scene.measureState);
  const label = svg('text', { x, y: y + metrics.header / 2 + 4.5, 'text-anchor': 'middle' }, said);
  if (alias) label.append(svg('tspan', { class: 'hs-alias', dx: 8 }, alias));
  const box = svg('rect', { x: x - width / 2, y, width, height: metrics.header, rx: 8 });
  return svg('g', { class: 'hs-header', 'data-host': host.name }, box, label);
}

export function drawBand(mark: SectionMark, band: SectionBand, left: number, right: number, scene: Scene): SVGGElement {
  const group = scene.group('hs-section', mark);
  group.append(svg('rect', { x: left, y: band.top, width: right - left, height: band.bottom - band.top, rx: 10 }));
  return group;
}

/** Between the lifelines, where no lane runs through it. */
export function drawHeading(mark: SectionMark, scene: Scene): SVGGElement {
  const group = scene.group('hs-heading', mark);
  group.append(svg('text', { x: scene.x(0) + 14, y: scene.at(mark.record) + 4 }, mark.text));
  return group;
}
