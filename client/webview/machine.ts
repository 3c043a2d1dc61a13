/** The machine beside the picture: where each host stands in the protocol, and the way it came. */
import type { MachinePicture, MachineRole, Picture } from '../../contract/messages.js';
import { toggle } from './button.js';
import { h } from './dom.js';
import type { EditorChannel } from './host.js';
import { drawMachine } from './mermaid/machine.js';
import type { DrawnPicture, Feature, PreviewPage } from './page.js';
import { svg } from './svg.js';
import { editorFonts } from './theme.js';
import { t } from './words.js';

export interface MachineView extends Feature {
  readonly take: (machine: MachinePicture) => Promise<void>;
  readonly at: (picture: Picture, step: number | undefined) => void;
}

export function createMachine(host: EditorChannel, page: PreviewPage): MachineView {
  const place = h('section', { class: 'hs-machines', hidden: true, 'aria-label': t('States of the protocol') });
  page.side.append(place);
  let on = host.recall().machine ?? false;
  let picture: Picture | undefined;
  let step: number | undefined;
  let known: string | undefined;
  let machine: MachinePicture | undefined;
  let roles: readonly DrawnRole[] = [];

  const ask = (): void => {
    place.hidden = !on;
    page.side.classList.toggle('hs-wide', on);
    if (on) page.side.hidden = false;
    else if (step === undefined) page.side.hidden = true;
    if (!on || !picture || known === keyOf(picture, machine)) return;
    known = keyOf(picture, machine);
    host.say({ type: 'machine', exchange: picture.exchange });
  };
  const light = (): void => {
    if (picture) for (const role of roles) lightRole(role, picture, step ?? picture.steps.length - 1);
  };
  const turn = toggle('machine', t('States of the protocol'), (pressed) => {
    on = pressed;
    host.remember({ machine: on });
    ask();
    light();
  });
  turn.set(on);
  const groups = h('input', {
    type: 'checkbox',
    checked: host.recall().groups ?? groupsAtFirst,
    change: () => {
      host.remember({ groups: groups.checked });
      void draw();
    },
  });
  const choice = h('label', { class: 'hs-boxes' }, groups, t('Groups of states'));
  const draw = async (): Promise<void> => {
    if (!machine) return;
    const [now, boxes] = [machine, groups.checked];
    const drawn = await Promise.all(now.roles.map(async (role) => ({ role, element: await drawMachine(role, editorFonts(), boxes) })));
    if (now !== machine || boxes !== groups.checked) return;
    roles = drawn;
    place.replaceChildren(...(now.roles.some(({ nested }) => nested) ? [choice] : []), ...roles.flatMap(partsOf));
    for (const { role, element } of roles) makeLinks(role, element, host);
    light();
  };
  page.right.prepend(turn.element);
  return {
    async take(now) {
      if (now.isCoverage && JSON.stringify(now) === JSON.stringify(machine)) return;
      machine = now;
      await draw();
    },
    at(now, at) {
      [picture, step] = [now, at];
      ask();
      light();
    },
    other() {
      known = undefined;
    },
    drawn({ picture: now }: DrawnPicture) {
      picture = now;
      ask();
      light();
    },
  };
}

interface DrawnRole {
  readonly role: MachineRole;
  readonly element: SVGSVGElement;
}

/** Without boxes fewer ways cross, and none runs behind a state. */
const groupsAtFirst = false;

const partsOf = ({ role, element }: DrawnRole): readonly Element[] => [...(role.name ? [h('h2', {}, role.name)] : []), element];

/** Where it tells what is taken, another version may take more. */
const keyOf = ({ protocol, exchange, version }: Picture, machine: MachinePicture | undefined): string =>
  `${protocol} ${exchange}${machine?.isCoverage ? ` ${version}` : ''}`;

function makeLinks(role: MachineRole, element: SVGSVGElement, host: EditorChannel): void {
  const go = (event: Event): void => {
    const part = event.target instanceof Element ? event.target.closest<SVGElement>('[data-state], [data-group-name]') : null;
    const named = part?.dataset.state === undefined ? role.nested?.groups : role.states;
    const found = named?.find(({ name }) => name === (part?.dataset.state ?? part?.dataset.groupName));
    if (found) host.say({ type: 'open', place: found.place });
  };
  element.addEventListener('click', go);
  element.addEventListener('keydown', (event) => event.key === 'Enter' && go(event));
}

function lightRole({ role, element }: DrawnRole, picture: Picture, step: number): void {
  const hosts = picture.hosts.filter((one) => one.role === role.name);
  for (const badge of element.querySelectorAll('.hs-here')) badge.remove();
  for (const lit of element.querySelectorAll('.hs-present, .hs-way')) lit.classList.remove('hs-present', 'hs-way');
  const at = new Map<string, string[]>();
  for (const { name } of hosts) {
    const way = wayOf(picture, name, step);
    const state = way.at(-1) ?? '';
    at.set(state, [...(at.get(state) ?? []), name]);
    for (const [from, to] of pairs(way)) lightEdge(role, element, from, to);
  }
  for (const node of element.querySelectorAll<SVGGElement>('[data-state]')) {
    const names = at.get(node.dataset.state ?? '') ?? [];
    const text = role.states.find(({ name }) => name === node.dataset.state)?.text ?? '';
    node.setAttribute('aria-label', `${node.dataset.state}: ${text}${names.length === 0 ? '' : ` (${names.join(', ')})`}`);
    if (names.length > 0) lightNode(node, names);
  }
}

/** All the states that a host has been in, up to and with a step. */
function wayOf(picture: Picture, host: string, step: number): readonly string[] {
  const way = [picture.start[host] ?? ''];
  for (const { states, passed } of picture.steps.slice(0, step + 1)) way.push(...(passed[host] ?? []), states[host] ?? '');
  return way.filter((state, index) => state !== '' && state !== way[index - 1]);
}

const pairs = (way: readonly string[]): readonly (readonly [string, string])[] => way.slice(1).map((to, index) => [way[index] ?? '', to]);

function lightEdge(role: MachineRole, element: SVGSVGElement, from: string, to: string): void {
  const edge = role.edges.findIndex((one) => one.from === from && one.to === to);
  for (const part of element.querySelectorAll(`[data-edge="${edge}"]`)) part.classList.add('hs-way');
}

/** The hosts' badges stand beside the node, not in it: they are no part of its name. */
function lightNode(node: SVGGElement, names: readonly string[]): void {
  const width = Number(node.querySelector('rect')?.getAttribute('width') ?? 0);
  const tone = [...node.classList].find((name) => name.startsWith('hs-tone-')) ?? '';
  node.classList.add('hs-present');
  const badges = names.map((name, index) =>
    svg(
      'g',
      {
        class: `hs-here ${tone}`,
        'aria-hidden': 'true',
        transform: `${node.getAttribute('transform') ?? ''} translate(${width / 2 - 4 - index * 18} -12)`,
      },
      svg('circle', { r: 9 }),
      svg('text', { 'text-anchor': 'middle', y: 3.5 }, name.slice(0, 2)),
    ),
  );
  node.parentNode?.append(...badges);
}
