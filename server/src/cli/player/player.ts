/** `render --format html`: one file that plays an exchange step by step; it needs no network and no other file. */
import { createHash } from 'node:crypto';
import {
  declarations,
  hasDetails,
  isDetailed,
  ladder,
  type Marks,
  pageTheme,
  type Run,
  spokenTag,
  stateGraphs,
  statePicture,
  statesSvg,
  svg,
  type Trace,
  withMainFields,
  wording,
  xml,
} from '../../core/index.js';
import type { RenderOptions } from '../render/drawing.js';
import { layOutStates } from '../render/states-layout.js';
import { playerData } from './data.js';
import { script } from './script.js';
import { style } from './style.js';

const stepsOnly: Marks = (part) => ('step' in part && part.step !== undefined ? { 'data-step': part.step } : {});

const hashed = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export function playerPage(trace: Trace, { states, predict }: Pick<RenderOptions, 'states' | 'predict'>, run?: Run): string {
  const { picture: words, player: said } = wording();
  const title = trace.exchange.title || trace.exchange.name || words.exchange;
  const data = playerData(trace, predict === true, run);
  const drawn = (each: Trace): string =>
    svg(ladder(each, { states, title: '' }), { theme: pageTheme(), ground: false, marks: stepsOnly }).trimEnd();
  const [isSwitched, hasAll] = [hasDetails(trace), !isDetailed(trace)];
  const pictures = isSwitched
    ? `<div class="shown" data-fields="all"${hasAll ? '' : ' hidden'}>\n${drawn(trace)}\n</div>
<div class="shown" data-fields="main"${hasAll ? ' hidden' : ''}>\n${drawn(withMainFields(trace))}\n</div>`
    : `<div class="shown">\n${drawn(trace)}\n</div>`;
  const details = isSwitched ? `\n<button type="button" id="details" aria-pressed="${hasAll}">${said.details}</button>` : '';
  const charts = chartsOf(trace);
  const look = style(declarations('light'), declarations('dark'));
  const policy = `default-src 'none'; script-src ${hashed(script)}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${spokenTag()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${xml(title)}</title>
<style>${look}</style>
</head>
<body>
<header><h1>${xml(title)}</h1></header>
<main>
<div class="picture" tabindex="0" role="region" aria-label="${said.picture}">
${pictures}
</div>
<div class="side" tabindex="0" role="region" aria-label="${said.hosts}">
<div class="cards" id="cards"></div>
${charts}
</div>
</main>
<footer>
<p class="said" id="said" role="status"></p>
<form id="ask" hidden><label><span id="question"></span> <select id="choice" aria-labelledby="question"></select><input id="typed" autocomplete="off" aria-labelledby="question"></label> <button>${said.answer}</button></form>
<p class="verdict" id="verdict" role="status"></p>
<div class="bar" role="group" aria-label="${said.bar}">
<button type="button" id="first">${said.first}</button>
<button type="button" id="back">${said.back}</button>
<button type="button" id="play">${said.play}</button>
<button type="button" id="next">${said.next}</button>
<button type="button" id="last">${said.last}</button>
<input type="range" id="slider" min="0" value="0" aria-label="${said.step}">
<span id="count"></span>${details}
</div>
</footer>
<script type="application/json" id="data">${JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** The machine of each host, to be lit. */
function chartsOf(trace: Trace): string {
  const graphs = stateGraphs(trace.machine);
  const roles = trace.machine.roles.map(({ name }) => name);
  return trace.hosts
    .map(({ label, role }, host) => {
      const graph = graphs[Math.max(0, roles.indexOf(role))];
      if (graph === undefined) return '';
      const drawn = statesSvg(statePicture([graph], layOutStates, ''), { theme: pageTheme(), ground: false });
      return `<details${trace.hosts.length <= 2 ? ' open' : ''}><summary>${xml(wording().player.statesOf(label))}</summary><div class="chart" data-host="${host}">\n${drawn.trimEnd()}\n</div></details>`;
    })
    .join('\n');
}
