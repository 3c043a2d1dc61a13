/** What the player does: plain script for a browser, which gets its data from the page. */
export const script = `'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const find = (id) => document.getElementById(id);
const last = data.steps.length - 1;
let at = 0;
let timer;
const answered = new Set();
const make = (tag, text, className) => {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
};
function waits() {
  const next = data.steps[at + 1];
  return data.predict && next && next.question && !answered.has(at + 1);
}
function card(host, index) {
  const step = data.steps[at];
  const box = make('section', undefined, 'card');
  box.setAttribute('aria-label', host.label);
  box.append(make('h2', host.label), make('div', step.states[index], 'state'));
  const table = make('table');
  const rows = make('tbody');
  for (const [name, value, fresh] of step.variables[index]) {
    const row = make('tr', undefined, fresh ? 'fresh' : '');
    const head = make('th', name);
    head.scope = 'row';
    row.append(head, make('td', value));
    rows.append(row);
  }
  table.append(rows);
  if (rows.childElementCount > 0) box.append(table);
  return box;
}
function lights() {
  for (const chart of document.querySelectorAll('.chart')) {
    const host = Number(chart.dataset.host);
    for (const state of chart.querySelectorAll('[data-state]')) state.classList.toggle('on', state.dataset.state === data.steps[at].states[host]);
  }
}
function shade() {
  for (const part of document.querySelectorAll('.picture [data-step]')) {
    const step = Number(part.dataset.step) + 1;
    part.classList.toggle('later', step > at);
    part.classList.toggle('now', step === at);
  }
  const now = document.querySelector('.shown:not([hidden]) .now');
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (now) now.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
}
function ask() {
  const form = find('ask');
  form.hidden = !waits();
  if (form.hidden) return;
  const { text, choices } = data.steps[at + 1].question;
  find('question').textContent = text;
  const list = find('choice');
  const typed = find('typed');
  list.hidden = choices.length === 0;
  typed.hidden = choices.length > 0;
  list.replaceChildren(make('option', ''), ...choices.map((choice) => make('option', choice)));
  typed.value = '';
}
function judge(event) {
  event.preventDefault();
  const { answer, choices, why, slips } = data.steps[at + 1].question;
  const given = (choices.length > 0 ? find('choice').value : find('typed').value).trim();
  if (given === '') return;
  const right = given.replace(/\\s+/g, '') === answer.replace(/\\s+/g, '');
  const because = why === '' ? '' : ' (' + why + ')';
  const slip = slips[given.replace(/\\s+/g, '')];
  const wrong = slip ? data.words.slip : choices.length > 0 ? data.words.wrongState : data.words.wrongNumber;
  const values = [right ? answer : given, because, (slip ?? '').replace(/[.\\s]+$/, '')];
  find('verdict').textContent = (right ? data.words.right : wrong).replace(/\\{(\\d)\\}/g, (_, index) => values[index]);
  find('verdict').className = 'verdict ' + (right ? 'right' : 'wrong');
  if (!right) return;
  answered.add(at + 1);
  go(at + 1);
}
function show() {
  const step = data.steps[at];
  find('said').textContent = step.said;
  find('said').className = 'said' + (step.wrong ? ' wrong' : '');
  find('count').textContent = at + ' / ' + last;
  find('slider').value = String(at);
  find('slider').setAttribute('aria-valuetext', step.said);
  find('cards').replaceChildren(...data.hosts.map(card));
  find('first').disabled = find('back').disabled = at === 0;
  find('next').disabled = find('last').disabled = at === last;
  lights();
  shade();
  ask();
}
function go(to) {
  at = Math.max(0, Math.min(last, to));
  show();
}
function skip(to) {
  for (let step = at + 1; step <= to; step++) answered.add(step);
  find('verdict').textContent = '';
  go(to);
}
function stop() {
  clearTimeout(timer);
  timer = undefined;
  find('play').textContent = data.words.play;
}
function run() {
  if (at >= last || waits()) return stop();
  const [now, next] = [data.steps[at].time, data.steps[at + 1].time];
  const pause = now === undefined || next === undefined ? 1300 : Math.min(3000, Math.max(500, (next - now) * 8));
  timer = setTimeout(() => { go(at + 1); run(); }, pause);
}
function play() {
  if (timer !== undefined) return stop();
  if (at >= last) go(0);
  find('play').textContent = data.words.pause;
  run();
}
const details = find('details');
details?.addEventListener('click', () => {
  const all = details.getAttribute('aria-pressed') !== 'true';
  details.setAttribute('aria-pressed', String(all));
  for (const picture of document.querySelectorAll('.shown')) picture.hidden = (picture.dataset.fields === 'all') !== all;
  shade();
});
const moves = { first: () => go(0), back: () => go(at - 1), next: () => skip(at + 1), last: () => skip(last), play };
for (const [id, move] of Object.entries(moves)) find(id).addEventListener('click', () => { if (id !== 'play') stop(); move(); });
find('slider').max = String(last);
find('slider').addEventListener('input', () => { stop(); skip(Number(find('slider').value)); });
find('ask').addEventListener('submit', judge);
const keys = { ArrowLeft: 'back', ArrowRight: 'next', Home: 'first', End: 'last', ' ': 'play' };
document.addEventListener('keydown', (event) => {
  const move = keys[event.key];
  if (!move || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, button, summary')) return;
  event.preventDefault();
  if (move !== 'play') stop();
  moves[move]();
});
show();
`;
