/** The moves that can be chosen: a list for each host, and one for the network. The arrow keys go through them. */
import type { Played, PlayMove } from '../../contract/play.js';
import { h } from './dom.js';
import { t } from './words.js';

type ChooseLines = (lines: readonly string[]) => void;

export function listMoves(place: HTMLElement, { moves, picture }: Played, choose: ChooseLines): void {
  const owners = [...picture.hosts.map(({ name, label }) => ({ name, label })), { name: '', label: t('Network') }];
  const lists = owners.flatMap(({ name, label }) => {
    const own = dueFirst(moves.filter(({ host }) => host === name));
    return own.length === 0 ? [] : [list(label, own, choose)];
  });
  place.replaceChildren(...(lists.length === 0 ? [h('p', { class: 'hs-no-move' }, t('Nothing more can happen.'))] : lists));
  makeReachable(place);
}

const dueFirst = (moves: readonly PlayMove[]): readonly PlayMove[] => [
  ...moves.filter(({ owed }) => owed),
  ...moves.filter(({ owed }) => !owed),
];

function list(label: string, moves: readonly PlayMove[], choose: ChooseLines): HTMLElement {
  const items = moves.map((move) => h('li', {}, item(move, choose)));
  return h('div', { class: 'hs-moves', role: 'group', 'aria-label': label }, h('h3', {}, label), h('ul', {}, ...items));
}

function item({ text, line, changes, owed, lines }: PlayMove, choose: ChooseLines): HTMLElement {
  const due = owed ? [h('span', { class: 'hs-due' }, t('due'))] : [];
  return h(
    'button',
    { type: 'button', class: 'hs-move', tabindex: -1, title: line, click: () => choose(lines) },
    h('span', { class: 'hs-move-text' }, text, ...due),
    h('span', { class: 'hs-unseen' }, '. '),
    h('span', { class: 'hs-move-changes' }, changes.join('; ')),
  );
}

/** One stop for the Tab key, first what is due. */
function makeReachable(place: HTMLElement): void {
  const all = [...place.querySelectorAll<HTMLElement>('.hs-move')];
  const first = all.find((move) => move.querySelector('.hs-due')) ?? all[0];
  if (first) first.tabIndex = 0;
  place.onkeydown = (event) => {
    const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('.hs-move') : null;
    const next = from && nextTo(from, event.key, place);
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    for (const each of all) each.tabIndex = each === next ? 0 : -1;
    next.focus();
  };
}

function nextTo(from: HTMLElement, key: string, place: HTMLElement): HTMLElement | undefined {
  const columns = [...place.querySelectorAll('.hs-moves')].map((column) => [...column.querySelectorAll<HTMLElement>('.hs-move')]);
  const column = columns.findIndex((each) => each.includes(from));
  const own = columns[column] ?? [];
  const row = own.indexOf(from);
  const beside = (to: number): HTMLElement | undefined => columns[to]?.[Math.min(row, (columns[to]?.length ?? 1) - 1)];
  switch (key) {
    case 'ArrowDown':
      return own[row + 1];
    case 'ArrowUp':
      return own[row - 1];
    case 'ArrowRight':
      return beside(column + 1);
    case 'ArrowLeft':
      return beside(column - 1);
    case 'Home':
      return own[0];
    case 'End':
      return own.at(-1);
    default:
      return undefined;
  }
}
