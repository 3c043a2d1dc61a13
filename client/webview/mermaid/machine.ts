/** A protocol's states as Mermaid draws them, dressed as the rest of the page, each part marked with what it stands for. */
import type { MachineRole } from '../../../contract/messages.js';
import { set, svg } from '../svg.js';
import { t } from '../words.js';
import { drawApart, type PageFonts, setUp } from './draw.js';

/** With `groups`: the role's groups of states as boxes, if it has any. */
export async function drawMachine(role: MachineRole, fonts: PageFonts, groups: boolean): Promise<SVGSVGElement> {
  setUp({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    theme: 'base',
    look: 'classic',
    layout: 'dagre',
    htmlLabels: false,
    fontFamily: fonts.code,
    themeVariables: { fontSize: '12px' },
    flowchart: { htmlLabels: false, wrappingWidth: 400 },
    state: groups ? { nodeSpacing: 16, rankSpacing: 34 } : { nodeSpacing: 26, rankSpacing: 30 },
  });
  const drawing = await drawApart('machine', groups ? (role.nested?.diagram ?? role.diagram) : role.diagram);
  for (const style of drawing.querySelectorAll('style')) style.remove();
  for (const node of drawing.querySelectorAll<SVGGElement>('g.node')) dressNode(node, role);
  for (const group of drawing.querySelectorAll<SVGGElement>('g.statediagram-cluster')) dressGroup(group, role);
  for (const edge of drawing.querySelectorAll<SVGPathElement>('path[data-edge]')) dressEdge(edge, role);
  for (const label of drawing.querySelectorAll('g.edgeLabels')) label.remove();
  // Mermaid names its kind of drawing, in English
  for (const attribute of ['style', 'aria-roledescription']) drawing.removeAttribute(attribute);
  set(drawing, { class: 'hs-machine', width: '100%', role: 'group', 'aria-label': t('States of the protocol') });
  return drawing;
}

const indexOf = (id: string | undefined): number => Number(/\d+/.exec(id ?? '')?.[0] ?? -1);

function dressNode(node: SVGGElement, role: MachineRole): void {
  const id = /state-(s\d+)-/.exec(node.id)?.[1];
  const state = role.states.find((one) => one.id === id);
  const rect = node.querySelector('rect');
  if (!state || !rect) return;
  const [width, height] = [Number(rect.getAttribute('width')), 24];
  const box = svg('rect', { class: 'hs-box', x: -width / 2, y: -height / 2, width, height, rx: height / 2 });
  node.replaceChildren(svg('title', {}, state.text), box, svg('text', { 'text-anchor': 'middle', y: 4 }, state.name));
  set(node, {
    class: `hs-node hs-tone-${state.tone % 12}`,
    'data-state': state.name,
    tabindex: 0,
    role: 'button',
    'aria-label': `${state.name}: ${state.text}`,
  });
}

/** Its name goes on top of the ways that lead into it. */
function dressGroup(group: SVGGElement, role: MachineRole): void {
  const name = role.nested?.groups.find(({ id }) => id === group.dataset.id)?.name ?? '';
  const outer = group.querySelector('rect');
  const at = (key: string): number => Number(outer?.getAttribute(key) ?? 0);
  const box = svg('rect', { class: 'hs-nest-box', x: at('x'), y: at('y'), width: at('width'), height: at('height'), rx: 10 });
  group.replaceChildren(box);
  set(group, { class: 'hs-nest', 'data-group': name });
  const title = svg(
    'text',
    {
      class: 'hs-nest-name',
      x: at('x') + at('width') - 10,
      y: at('y') + 16,
      'text-anchor': 'end',
      'data-group-name': name,
      tabindex: 0,
      role: 'button',
      'aria-label': t('Group of states {0}', name),
    },
    name,
  );
  group.closest('g.root')?.append(title);
}

function dressEdge(edge: SVGPathElement, role: MachineRole): void {
  const index = indexOf(edge.getAttribute('data-id') ?? undefined);
  const { labels = [], untaken = false } = role.edges[index] ?? {};
  const label = labels.join(', ');
  const middle = edge.getPointAtLength(edge.getTotalLength() / 2);
  const text = svg('text', { class: 'hs-edge-label', 'data-edge': index, x: middle.x, y: middle.y + 3, 'text-anchor': 'middle' }, label);
  const line = svg('path', {
    class: untaken ? 'hs-edge hs-untaken' : 'hs-edge',
    'data-edge': index,
    d: edge.getAttribute('d') ?? '',
    'marker-end': edge.getAttribute('marker-end') ?? '',
  });
  line.append(svg('title', {}, untaken ? [label, t('never taken')].filter((part) => part !== '').join(', ') : label));
  edge.replaceWith(line, ...(label ? [text] : []));
}
