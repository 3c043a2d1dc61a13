/** The table of a capture's connections: sorted by the head that is pressed, filtered by what is typed. */
import { isShown, type SortableRow, sorted } from './table-rows.js';

const table = document.querySelector('table');
const body = table?.tBodies[0];
const filter = document.querySelector<HTMLInputElement>('#filter');
const odd = document.querySelector<HTMLInputElement>('#odd');
const shown = document.querySelector<HTMLOutputElement>('#shown');

interface ElementRow extends SortableRow {
  readonly element: HTMLTableRowElement;
}

const rowOf = (element: HTMLTableRowElement): ElementRow => ({
  element,
  isOdd: element.dataset.odd !== undefined,
  cells: [...element.cells].map(({ dataset, textContent }) => (dataset.value === undefined ? (textContent ?? '') : Number(dataset.value))),
});

const rows = [...(body?.rows ?? [])].map(rowOf);

function applyFilter(): void {
  let count = 0;
  for (const row of rows) {
    row.element.hidden = !isShown(row, filter?.value ?? '', odd?.checked === true);
    if (!row.element.hidden) count++;
  }
  if (shown) shown.value = (shown.dataset.words ?? '').replace('{0}', String(count)).replace('{1}', String(rows.length));
}

/** Pressed once more, the order is turned round. */
function sortBy(head: HTMLTableCellElement): void {
  const isAscending = head.getAttribute('aria-sort') === 'ascending';
  const isNumber = typeof rows[0]?.cells[head.cellIndex] === 'number';
  const isFresh = head.getAttribute('aria-sort') === 'none';
  // numbers begin with the largest, but for their own place in the list; words with the first
  const ascending = isFresh ? !isNumber || head.cellIndex === 0 : !isAscending;
  for (const each of head.parentElement?.querySelectorAll('th') ?? []) each.setAttribute('aria-sort', 'none');
  head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
  body?.append(...sorted(rows, head.cellIndex, ascending).map(({ element }) => element));
}

for (const head of table?.tHead?.querySelectorAll('th') ?? []) head.querySelector('button')?.addEventListener('click', () => sortBy(head));
filter?.addEventListener('input', applyFilter);
odd?.addEventListener('change', applyFilter);
applyFilter();
