/** The page that a capture is shown as: what is in it, with links that import it. It runs no script. */
import type { ConnectionList, ConnectionRow } from '../../../contract/messages.js';
import { commands } from '../../../contract/names.js';
import type { ConnectionWanted } from './import.js';

export interface CapturePage {
  readonly name: string;
  readonly uri: string;
  readonly nonce: string;
}

export const listHtml = (page: CapturePage, list: ConnectionList): string =>
  framed(page, [...summary(list), ...ways(page), ...table(page, list)]);

export const waitHtml = (page: CapturePage): string => framed(page, ['<p>Reading…</p>']);

export const failureHtml = (page: CapturePage, reason: string): string => framed(page, [`<p class="warning">${escaped(reason)}</p>`]);

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const counted = (count: number, what: string): string => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

const summary = ({ connections, segments, leftOut, warnings }: ConnectionList): readonly string[] => [
  `<p>${counted(connections, 'TCP connection')}, ${counted(segments, 'segment')}${leftOut === '' ? '' : `; left out: ${escaped(leftOut)}`}.</p>`,
  ...warnings.map((warning) => `<p class="warning">${escaped(warning)}.</p>`),
];

const linkTo = ({ uri }: CapturePage, wish: ConnectionWanted): string =>
  escaped(`command:${commands.importCaptureFile}?${encodeURIComponent(JSON.stringify([uri, wish]))}`);

const ways = (page: CapturePage): readonly string[] => [
  '<p>',
  `<a class="button" href="${linkTo(page, {})}">Import as Handshake Exchange</a>`,
  `<a class="button second" href="${linkTo(page, { other: true })}">Import With a Capture of the Other End…</a>`,
  '</p>',
];

const table = (page: CapturePage, { rows, connections }: ConnectionList): readonly string[] => [
  '<table>',
  '<tr><th>no.</th><th class="text">A → B</th><th>segments</th><th>bytes A → B</th><th>bytes B → A</th><th>seconds</th><th class="text">how</th><th></th></tr>',
  ...rows.map((row) => rowHtml(page, row)),
  '</table>',
  ...(rows.length < connections ? [`<p>The first ${rows.length.toLocaleString('en')} are shown.</p>`] : []),
];

const rowHtml = (page: CapturePage, { number, hosts, segments, bytes, seconds, how }: ConnectionRow): string => {
  const numbers = [segments, bytes[0], bytes[1], seconds.toFixed(3)].map((value) => `<td>${value}</td>`).join('');
  const link = `<a href="${linkTo(page, { connection: number })}" aria-label="Import connection ${number}">Import</a>`;
  return `<tr><td>${number}</td><td class="text">${escaped(hosts)}</td>${numbers}<td class="text">${escaped(how)}</td><td>${link}</td></tr>`;
};

const STYLE = `
body { padding: 1em 2em; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.2em 0.8em; text-align: right; border-bottom: 1px solid var(--vscode-widget-border, transparent); }
.text { text-align: left; }
.button { display: inline-block; margin: 0 0.6em 0.6em 0; padding: 0.4em 1em; border-radius: 2px; text-decoration: none;
  color: var(--vscode-button-foreground); background: var(--vscode-button-background); border: 1px solid var(--vscode-button-border, transparent); }
.button:hover { color: var(--vscode-button-foreground); background: var(--vscode-button-hoverBackground); }
.second, .second:hover { color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); }
.warning { padding: 0.6em 1em; border: 1px solid var(--vscode-inputValidation-warningBorder); background: var(--vscode-inputValidation-warningBackground); }
`;

const framed = ({ name, nonce }: CapturePage, body: readonly string[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(name)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<h1>${escaped(name)}</h1>
${body.join('\n')}
</body>
</html>
`;
