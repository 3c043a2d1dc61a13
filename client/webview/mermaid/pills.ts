/** What stands at a lifeline: states, events, reasons, claims that are false or asked for. */
import type { ClaimMark, EventMark, ReasonMark, StateMark } from '../../../contract/messages.js';
import { svg } from '../svg.js';
import { metrics } from './metrics.js';
import { badge, type Scene } from './scene.js';

type PillSide = 'left' | 'right' | 'middle';

const sideOf = (host: number, scene: Scene): PillSide => (host === 0 ? 'left' : host === scene.hosts - 1 ? 'right' : 'middle');

const dot = 16;
const padding = 9;

export function drawState(mark: StateMark, scene: Scene): SVGGElement {
  const before = mark.passed.map((state) => `${state} → `).join('');
  const width = scene.measureState(before + mark.state) + padding * 2 + dot - 4;
  const [side, y] = [sideOf(mark.host, scene), scene.at(mark.record)];
  const left = leftEdge(scene.x(mark.host), width, side);
  const dotX = side === 'left' ? left + width - padding - 2 : left + padding + 2;
  const textX = side === 'left' ? left + padding : left + padding + dot - 4;
  const group = scene.group(`hs-state hs-tone-${mark.tone % 12}`, mark);
  group.append(
    box(left, y, width),
    svg('circle', { class: 'hs-dot', cx: dotX, cy: y, r: 3.5 }),
    svg('text', { x: textX, y: y + 3.9 }, ...(before ? [svg('tspan', { class: 'hs-passed' }, before)] : []), mark.state),
  );
  return group;
}

export function drawClaim(mark: ClaimMark, scene: Scene): SVGGElement {
  const icon = mark.isAsked ? 0 : 14;
  const width = scene.measureState(mark.text) + padding * 2 + icon;
  const [side, y] = [sideOf(mark.host, scene), scene.at(mark.record)];
  const left = leftEdge(scene.x(mark.host), width, side);
  const group = scene.group(mark.isAsked ? 'hs-asked' : 'hs-claim hs-error', mark);
  group.append(box(left, y, width));
  if (!mark.isAsked) group.append(badge(left + 12, y));
  group.append(svg('text', { x: left + padding + (mark.isAsked ? 0 : 15), y: y + 3.9 }, mark.text));
  return group;
}

/** Between the lifelines, so that the state which it leads to has its place beside it. */
export function drawEvent(mark: EventMark, scene: Scene): SVGGElement {
  const icon = mark.timer ? 18 : 0;
  const width = scene.measureState(mark.text) + padding * 2 + icon;
  const [x, y] = [scene.x(mark.host), scene.at(mark.record)];
  const left = sideOf(mark.host, scene) === 'right' ? x - 12 - width : x + 12;
  const group = scene.group(`hs-event${mark.timer ? ' hs-timer' : ''}`, mark);
  group.append(
    svg('line', { class: 'hs-tick', x1: x, y1: y, x2: left < x ? x - 12 : x + 12, y2: y }),
    svg('circle', { class: 'hs-knob', cx: x, cy: y, r: 4 }),
    box(left, y, width),
    svg('text', { x: left + padding + icon, y: y + 3.9 }, mark.text),
  );
  if (mark.timer) group.append(clock(left + padding + 5, y));
  if (mark.flaws.some((flaw) => flaw.severity === 'error')) group.append(badge(left < x ? left - 12 : left + width + 12, y));
  return group;
}

/** From the start of a timer down to where it runs out. */
export function drawBracket(mark: EventMark, since: number, scene: Scene): SVGGElement {
  const outwards = sideOf(mark.host, scene) === 'right' ? 1 : -1;
  const [x, top, bottom] = [scene.x(mark.host), scene.at(since), scene.at(mark.record)];
  const far = x + outwards * metrics.bracket;
  const near = x + outwards * 5;
  const group = scene.group('hs-bracket', mark);
  group.append(svg('path', { d: `M${near} ${top + 3}H${far}V${bottom}H${near}` }));
  return group;
}

export function drawReason(mark: ReasonMark, scene: Scene): SVGGElement {
  const [x, y] = [scene.x(mark.host), scene.at(mark.record)];
  const atLeft = mark.host < scene.hosts - 1 && mark.host === 0;
  const group = scene.group('hs-reason', mark);
  group.append(svg('text', { x: atLeft ? x + 14 : x - 14, y, 'text-anchor': atLeft ? 'start' : 'end' }, mark.text));
  return group;
}

function leftEdge(x: number, width: number, side: PillSide): number {
  if (side === 'left') return x - metrics.aside - width;
  return side === 'right' ? x + metrics.aside : x - width / 2;
}

const box = (x: number, y: number, width: number): SVGElement =>
  svg('rect', { class: 'hs-box', x, y: y - metrics.pill / 2, width, height: metrics.pill, rx: metrics.pill / 2 });

const clock = (x: number, y: number): SVGElement =>
  svg('path', { class: 'hs-clock', transform: `translate(${x} ${y})`, d: 'M5 0A5 5 0 1 1 -5 0A5 5 0 1 1 5 0M0 -2.8V0L2 1.4' });
