/** A move in words: what it is, and what would be different after it. */
import { isGivenName } from '../exchange/schedule.js';
import { runNames, statesIn } from '../run/ask.js';
import type { Run } from '../run/run.js';
import type { PlayableMove } from '../run/search/playable.js';
import { showSteps } from '../run/show.js';
import type { World } from '../run/world.js';
import type { Step } from '../trace/trace.js';
import { statementText } from './statement-text.js';
import { tell, wording } from './words/wording.js';

export interface MoveWords {
  /** Who does it; '' for the network. */
  readonly host: string;
  readonly text: string;
  readonly line: string;
  readonly changes: readonly string[];
}

export function moveWords(run: Run, move: PlayableMove): MoveWords {
  const step = stepOf(run, move);
  const said = wording().play;
  const line = move.added ? statementText(move.added) : move.rewritten ? statementText(move.rewritten.message) : '';
  if (step === undefined) return { host: '', text: said.lostLate(lostName(run, move)), line, changes: [said.nothing] };
  const changes = [
    ...changesOf(run, move, step),
    ...(move.dropped === undefined ? [] : [said.drops(receiverOf(step), tell(move.dropped))]),
  ];
  return { ...textOf(move, step), line, changes: changes.length === 0 ? [said.nothing] : changes };
}

const receiverOf = (step: Step): string => (step.kind === 'event' ? step.host : step.to);

/** The move as a step of the trace, with the numbers that the machine fills in. */
function stepOf({ context, end }: Run, { happening, world }: PlayableMove): Step | undefined {
  if (happening === undefined) return undefined;
  return showSteps(context, [{ happening, before: end, after: world, problems: [] }], world.numbers)[0];
}

function lostName({ context }: Run, { rewritten }: PlayableMove): string {
  const statement = rewritten && context.statements[rewritten.at];
  return (statement?.kind === 'message' && statement.segment?.text) || '';
}

function textOf({ kind }: PlayableMove, step: Step): Pick<MoveWords, 'host' | 'text'> {
  const said = wording().play;
  if (step.kind === 'event')
    return { host: step.host, text: kind === 'timer' ? said.timer(step.host, step.event) : said.call(step.host, step.event) };
  const what = [step.names.join('+'), ...step.fields.map(({ name, value }) => `${name}=${value}`)].join(' ');
  if (step.kind === 'arrival') {
    const isNamed = step.name !== '' && isGivenName(step.name);
    return { host: '', text: kind === 'copy' || !isNamed ? said.again(what, step.to) : said.arrives(`${step.name} (${what})`, step.to) };
  }
  if (kind === 'loss') return { host: '', text: said.lost(step.from, what, step.to) };
  if (kind === 'delay') return { host: '', text: said.delayed(step.from, what, step.to) };
  return { host: step.from, text: said.message(step.from, what, step.to) };
}

function changesOf(run: Run, { world }: PlayableMove, step: Step): readonly string[] {
  const said = wording().play;
  const [before, after] = [statesIn(run, run.end), statesIn(run, world)];
  const names = world.hosts.map(({ name }) => name);
  const states = names.flatMap((name) => {
    const passed = step.passed[name] ?? [];
    const isMoved = before[name] !== after[name] || passed.length > 0;
    return isMoved ? [said.state(name, [before[name] ?? '', ...passed, after[name] ?? ''].join(' → '))] : [];
  });
  const owed = names.flatMap((name) => {
    const fresh = owedBy(run, world, name).filter((each) => !owedBy(run, run.end, name).includes(each));
    return fresh.length === 0 ? [] : [said.owes(name, fresh.join(', '))];
  });
  return [...states, ...owed, ...names.flatMap((name) => valuesOf(name, step))];
}

/** What a host knows now, and whether it has forgotten something. */
function valuesOf(host: string, { changed }: Step): readonly string[] {
  const all = Object.entries(changed[host] ?? {});
  const known = all.filter(([, value]) => value !== '').map(([variable, value]) => `${variable} = ${value}`);
  const forgotten = all.length > known.length ? [wording().play.forgets(host)] : [];
  return [...(known.length === 0 ? [] : [`${host}: ${known.join(', ')}`]), ...forgotten];
}

const owedBy = (run: Run, world: World, name: string): readonly string[] =>
  (world.hosts.find((host) => host.name === name)?.owed ?? [])
    .filter(({ how }) => how !== 'allow')
    .map(({ segment }) => runNames(run, segment).join('+'));
