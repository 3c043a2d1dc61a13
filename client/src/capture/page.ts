/** The page that a capture is shown as: what is in it, as a table to sort and to filter, with links that import it. */
import type { ConnectionList, ConnectionRow } from '../../../contract/messages.js';
import { commands } from '../../../contract/names.js';
import type { ConnectionWanted } from './import.js';
import type { CaptureWords } from './words.js';

export interface CapturePage {
  readonly name: string;
  readonly uri: string;
  readonly nonce: string;
  /** Of the page's own script. */
  readonly script: string;
  /** The language of its words, as in `en`. */
  readonly language: string;
  readonly words: CaptureWords;
}

export const listHtml = (page: CapturePage, list: ConnectionList): string =>
  framed(page, [...summary(page, list), ...ways(page), ...(list.rows.length > 0 ? [filters(page, list), ...table(page, list)] : [])]);

export const waitHtml = (page: CapturePage): string => framed(page, [`<p>${escaped(page.words.reading)}</p>`]);

export const failureHtml = (page: CapturePage, reason: string): string => framed(page, [`<p class="warning">${escaped(reason)}</p>`]);

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const counted = (page: CapturePage, count: number): string => count.toLocaleString(page.language);

const summary = (page: CapturePage, { connections, segments, leftOut, warnings }: ConnectionList): readonly string[] => [
  `<p>${escaped(page.words.summary(counted(page, connections), counted(page, segments)))}${leftOut === '' ? '' : escaped(` ${page.words.leftOut(leftOut)}`)}</p>`,
  ...warnings.map((warning) => `<p class="warning">${escaped(warning)}.</p>`),
];

const linkTo = ({ uri }: CapturePage, wish: ConnectionWanted): string =>
  escaped(`command:${commands.importCaptureFile}?${encodeURIComponent(JSON.stringify([uri, wish]))}`);

const ways = (page: CapturePage): readonly string[] => [
  '<p>',
  `<a class="button" href="${linkTo(page, {})}">${escaped(page.words.importAll)}</a>`,
  `<a class="button second" href="${linkTo(page, { other: true })}">${escaped(page.words.importWithOther)}</a>`,
  '</p>',
];

/** Only what was looked at can be told to have problems. */
const filters = ({ words }: CapturePage, { rows }: ConnectionList): string => `<p class="filters" role="search">
<label>${escaped(words.filter)} <input id="filter" type="search" placeholder="${escaped(words.filterBy)}"></label>
${rows.some(({ isOdd }) => isOdd !== undefined) ? `<label><input id="odd" type="checkbox"> ${escaped(words.onlyOdd)}</label>` : ''}
<output id="shown" data-words="${escaped(words.shown)}"></output>
</p>`;

const table = (page: CapturePage, { rows, connections }: ConnectionList): readonly string[] => [
  '<table>',
  `<thead><tr>${columns.map((column) => headHtml(page, column)).join('')}<td></td></tr></thead>`,
  '<tbody>',
  ...rows.map((row) => rowHtml(page, row)),
  '</tbody>',
  '</table>',
  ...(rows.length < connections ? [`<p>${escaped(page.words.first(counted(page, rows.length)))}</p>`] : []),
];

interface CaptureColumn {
  readonly name: keyof CaptureWords['columns'];
  /** A number is sorted by, the largest first; else the text. */
  readonly value?: (row: ConnectionRow) => number;
  readonly text: (row: ConnectionRow, words: CaptureWords) => string;
}

const columns: readonly CaptureColumn[] = [
  { name: 'number', value: ({ number }) => number, text: ({ number }) => `${number}` },
  { name: 'hosts', text: ({ hosts }) => hosts },
  { name: 'segments', value: ({ segments }) => segments, text: ({ segments }) => `${segments}` },
  { name: 'there', value: ({ bytes }) => bytes[0], text: ({ bytes }) => `${bytes[0]}` },
  { name: 'back', value: ({ bytes }) => bytes[1], text: ({ bytes }) => `${bytes[1]}` },
  { name: 'seconds', value: ({ seconds }) => seconds, text: ({ seconds }) => seconds.toFixed(3) },
  { name: 'repeated', value: ({ repeated }) => repeated, text: ({ repeated }) => `${repeated}` },
  { name: 'roundTrip', value: ({ roundTrip }) => roundTrip ?? -1, text: ({ roundTrip }) => roundTrip?.toFixed(3) ?? '' },
  {
    name: 'how',
    text: ({ how }, { states }) =>
      how
        .split(', ')
        .map((word) => states[word] ?? word)
        .join(', '),
  },
  { name: 'odd', text: ({ isOdd }, { odd }) => (isOdd ? odd : '') },
];

const headHtml = ({ words }: CapturePage, { name, value }: CaptureColumn): string =>
  `<th scope="col"${value ? '' : ' class="text"'} aria-sort="${name === 'number' ? 'ascending' : 'none'}"><button type="button">${escaped(words.columns[name])}</button></th>`;

const rowHtml = (page: CapturePage, row: ConnectionRow): string => {
  const { words } = page;
  const cells = columns.map(({ value, text }) =>
    value ? `<td data-value="${value(row)}">${escaped(text(row, words))}</td>` : `<td class="text">${escaped(text(row, words))}</td>`,
  );
  const link = `<a href="${linkTo(page, { connection: row.number })}" aria-label="${escaped(words.importOne(row.number))}">${escaped(words.import)}</a>`;
  return `<tr${row.isOdd ? ' data-odd' : ''}>${cells.join('')}<td>${link}</td></tr>`;
};

const STYLE = `
body { padding: 1em 2em; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.2em 0.8em; text-align: right; border-bottom: 1px solid var(--vscode-widget-border, transparent); }
th { padding: 0; }
th button { width: 100%; padding: 0.4em 0.8em; border: none; background: none; color: inherit; font: inherit; font-weight: 600; text-align: inherit; cursor: pointer; }
th button:hover { background: var(--vscode-list-hoverBackground); }
th[aria-sort="ascending"] button::after { content: " ▲"; }
th[aria-sort="descending"] button::after { content: " ▼"; }
:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
.text { text-align: left; }
.filters { display: flex; flex-wrap: wrap; gap: 0.4em 1.6em; align-items: center; }
input[type="search"] { width: 22em; padding: 0.3em 0.5em; font: inherit; color: var(--vscode-input-foreground); background: var(--vscode-input-background);
  border: 1px solid var(--vscode-input-border, var(--vscode-widget-border, transparent)); }
.button { display: inline-block; margin: 0 0.6em 0.6em 0; padding: 0.4em 1em; border-radius: 2px; text-decoration: none;
  color: var(--vscode-button-foreground); background: var(--vscode-button-background); border: 1px solid var(--vscode-button-border, transparent); }
.button:hover { color: var(--vscode-button-foreground); background: var(--vscode-button-hoverBackground); }
.second, .second:hover { color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); }
.warning { padding: 0.6em 1em; border: 1px solid var(--vscode-inputValidation-warningBorder); background: var(--vscode-inputValidation-warningBackground); }
`;

const policy = (nonce: string): string =>
  `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;

const framed = ({ name, nonce, script, language }: CapturePage, body: readonly string[]): string => `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(nonce)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(name)}</title>
<style nonce="${nonce}">${STYLE}</style>
<script nonce="${nonce}" src="${escaped(script)}" defer></script>
</head>
<body>
<main>
<h1>${escaped(name)}</h1>
${body.join('\n')}
</main>
</body>
</html>
`;
