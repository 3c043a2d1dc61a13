/** What happened in a step, at both ends, for whoever asks: Markdown, made of the trace and the worlds around it. */

import { showValue } from '../run/ask.js';
import type { Run } from '../run/run.js';
import type { HostState, World } from '../run/world.js';
import type { AppliedRule, CarriedMessage, Step } from '../trace/trace.js';
import { linked } from './citations.js';
import { textIn, wording } from './words/wording.js';

/** `index` counts the trace's steps. */
export function explainStep(run: Run, index: number): string {
  const step = run.trace.steps[index];
  if (step === undefined) return '';
  const before = run.trace.steps[index - 1]?.states ?? run.trace.start;
  const parts = [head(step), ...remarks(step), ...ends(run, step, before), table(run, step), owed(step)];
  return parts.filter((part) => part !== '').join('\n\n');
}

function head(step: Step): string {
  const said = wording().hover;
  if (step.kind === 'event') return `${said.eventAt(`**${step.event}**`, step.host)}${step.label === '' ? '' : `: ${step.label}`}`;
  const fate = step.kind === 'message' && step.fate !== 'delivered' ? `, ${step.fate === 'lost' ? said.lost : said.inFlight}` : '';
  return `**${step.names.join('+')}** ${fieldsOf(step)}, ${step.from} → ${step.to}${fate}`.replace('** ,', '**,');
}

const fieldsOf = ({ fields }: CarriedMessage): string =>
  fields
    .filter(({ value }) => value !== '')
    .map(({ name, value, filled, blank }) => (blank ? `${name}=?` : filled ? `*${name}=${value}*` : `${name}=${value}`))
    .join(' ');

function remarks(step: Step): readonly string[] {
  if (step.kind === 'event') return [];
  const said = wording().hover;
  const marks = step.marks.map((mark) => said.mark(textIn(mark)));
  return [...marks, step.discarded === undefined ? '' : said.dropped(step.to, textIn(step.discarded))];
}

/** Each host that took part: its states, and the rule that it followed. */
function ends(run: Run, { states, passed, rules }: Step, before: Step['states']): readonly string[] {
  const hosts = run.trace.hosts
    .map(({ name }) => name)
    .filter((host) => before[host] !== states[host] || rules.some((rule) => rule.host === host));
  return hosts.map((host) => {
    const way = [before[host] ?? '', ...(passed[host] ?? []), states[host] ?? ''];
    const shown = way.length === 2 && way[0] === way[1] ? wording().hover.staysIn(way[0] ?? '') : way.join(' → ');
    return `${host}: ${shown}${cited(rules.filter((rule) => rule.host === host))}`;
  });
}

function cited(rules: readonly AppliedRule[]): string {
  const all = [...new Set(rules.map(({ see }) => see).filter((see) => see !== ''))];
  return all.length === 0 ? '' : ` (${linked(all.map((see) => wording().problems.see(see)).join('; '))})`;
}

function table(run: Run, { changed, statement }: Step): string {
  const [before, after] = [run.worlds[statement] ?? run.end, run.worlds[statement + 1] ?? run.end];
  const rows = Object.entries(changed).flatMap(([host, values]) =>
    Object.keys(values).flatMap((variable) => {
      const [then, now] = [valueIn(run, before, host, variable), valueIn(run, after, host, variable)];
      return then === now ? [] : [`| ${host} | ${variable} | ${then === '' ? '–' : then} | ${now === '' ? '–' : now} |`];
    }),
  );
  const said = wording().hover;
  return rows.length === 0 ? '' : [`| | | ${said.before} | ${said.after} |`, '|---|---|---|---|', ...rows].join('\n');
}

function valueIn(run: Run, world: World, name: string, variable: string): string {
  const host: HostState | undefined = world.hosts.find((each) => each.name === name);
  const index = host && run.program.roles[host.role]?.variableIndex.get(variable);
  return index === undefined ? '' : showValue(run, world, host?.variables[index]);
}

const owed = ({ owed: all }: Step): string =>
  Object.entries(all)
    .map(([host, names]) => wording().hover.owes(host, names))
    .join(' ');
