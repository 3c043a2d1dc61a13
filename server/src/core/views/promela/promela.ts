/** A verification for SPIN: the same hosts, bounds, network and properties. */
import { hasFastTimer, type LocalState, type LocalStep, type LocalSteps, localSteps } from '../../verify/local-steps.js';
import type { Verified } from '../../verify/verified.js';
import { wording } from '../words/wording.js';
import { FairClasses, fairnessMacros, watcher } from './fairness.js';
import type { PromelaModel, PromelaSubject } from './model.js';
import { any, every, PromelaNumbers, type PromelaTest } from './numbers.js';
import { hostProcesses, networkProcesses, stepParts } from './processes.js';
import { type PromelaProperty, propertiesOf } from './properties.js';
import { commentText, messageText } from './texts.js';

/** The text of one model, without a head. */
export function promela(subject: PromelaSubject): string {
  const { moves, store, start } = subject.verified;
  const found = localSteps(store, moves);
  const local = { ...found, states: inGroups(found, moves) };
  const onTheWay = moves.directions.flatMap(({ slot }) => moves.channels.at(start[slot] ?? 0));
  const model: PromelaModel = { ...subject, local, numbers: new PromelaNumbers(local, moves.count, onTheWay) };
  const properties = propertiesOf(model);
  const classes = new FairClasses(
    model,
    local.steps.map((step) => ({ step, guards: stepParts(model, step).guards })),
  );
  const fair = properties.some(({ leads }) => leads !== undefined) ? classes : undefined;
  const hosts = Array.from({ length: moves.count }, (_, host) => hostProcesses(model, host, fair)).flat();
  const parts = [
    macros(model, properties),
    [''],
    variables(model),
    [''],
    fairnessMacros(properties, classes, isBegun(subject.verified)),
    [''],
    hosts,
    networkProcesses(model),
    watcher(properties, classes),
    checks(properties, isBegun(subject.verified)),
  ];
  return `${parts.flat().join('\n')}\n`;
}

/** States of which the same is asked stand together: a few ranges of numbers then say which they are. */
function inGroups({ states, steps }: LocalSteps, moves: Verified['moves']): readonly LocalState[] {
  const owing = new Set(steps.flatMap((step) => (isOwed(step) ? [step.before] : [])));
  const group = (state: LocalState): string =>
    `${owing.has(state) ? 1 : 0}${hasFastTimer(state, moves) ? 1 : 0} ${moves.hosts.stateName(state.id)}`;
  return states
    .map((state) => ({ state, of: group(state) }))
    .sort((a, b) => (a.of === b.of ? 0 : a.of < b.of ? -1 : 1))
    .map(({ state }) => state);
}

const comment = (text: string): string => `/* ${text} */`;

const isOwed = ({ kind, allowance, isFree }: LocalStep): boolean => kind === 'send' && allowance === undefined && isFree !== true;

function macros(model: PromelaModel, properties: readonly PromelaProperty[]): readonly string[] {
  const { local, numbers, verified } = model;
  const { moves } = verified;
  const said = wording().promela;
  const where = (is: (step: LocalStep) => boolean): PromelaTest =>
    any(
      Array.from({ length: moves.count }, (_, host) =>
        numbers.isIn(
          host,
          local.steps.filter((step) => step.before.host === host && is(step)).map(({ before }) => before),
        ),
      ).filter((each) => each !== 'false'),
    );
  const allowed = (is: (step: LocalStep) => boolean): PromelaTest =>
    any(moves.verification.allowances.map((_, at) => every([`m${at} > 0`, where((step) => step.allowance === at && is(step))])));
  const isTimer = ({ kind }: LocalStep): boolean => kind === 'timer';
  const fast = any(
    Array.from({ length: moves.count }, (_, host) =>
      numbers.isIn(
        host,
        local.states.filter((state) => state.host === host && hasFastTimer(state, moves)),
      ),
    ).filter((each) => each !== 'false'),
  );
  const nthOf = (wanted: PromelaProperty['kind']): number => properties.find(({ kind }) => kind === wanted)?.nth ?? 0;
  return [
    comment(said.nothingOnTheWay),
    `#define EMPTY ${every(moves.directions.map((_, at) => `len(c${at}) == 0`))}`,
    comment(said.somebodyOwes),
    `#define OWING ${where(isOwed)}`,
    comment(said.fastTimer),
    `#define FAST ${fast}`,
    `#define TIMERS ${moves.verification.timers === 'quiet' ? '(EMPTY && !OWING)' : 'true'}`,
    comment(said.over),
    `#define OVER (EMPTY && !OWING && !${allowed(({ kind }) => kind === 'call')} && !${any([
      where((step) => isTimer(step) && step.isFast === true),
      every(['!FAST', where((step) => isTimer(step) && step.isFast !== true)]),
    ])})`,
    `#define STILL (OVER && !${where(({ kind, allowance, isFree }) => kind === 'send' && allowance === undefined && isFree === true)} && !${allowed(({ kind }) => kind === 'send')})`,
    comment(said.beyond),
    '#define BEYOND assert(false)',
    ...conditional(nthOf('unexpected-receive'), ['#define UNEXPECTED assert(false)'], ['#define UNEXPECTED skip']),
    ...conditional(nthOf('too-large'), ['#define TOO_LARGE assert(false)'], ['#define TOO_LARGE skip']),
  ];
}

const conditional = (nth: number, then: readonly string[], otherwise: readonly string[]): readonly string[] => [
  `#if PROPERTY == 0 || PROPERTY == ${nth}`,
  ...then,
  '#else',
  ...otherwise,
  '#endif',
];

function variables({ verified, numbers, local }: PromelaModel): readonly string[] {
  const { moves, start } = verified;
  const { network, allowances } = moves.verification;
  const type = numbers.largest > 32_000 ? 'int' : 'short';
  const hosts = Array.from({ length: moves.count }, (_, host) => {
    const first: LocalState = { host, id: start[host] ?? 0, drawn: start[moves.drawn + host] ?? 0 };
    return `${type} h${host} = ${numbers.state(first) ?? 0}; /* ${moves.hosts.name(host)}: ${local.states.filter((each) => each.host === host).length} states */`;
  });
  const channels = moves.directions.map(({ from, to, slot }, at) => {
    const size = Math.max(network.holds, moves.channels.at(start[slot] ?? 0).length);
    return `chan c${at} = [${size}] of { ${type} }; /* ${moves.hosts.name(from)} to ${moves.hosts.name(to)} */`;
  });
  return [
    ...hosts,
    ...channels,
    ...(network.losses > 0 ? [`short losses = ${network.losses};`] : []),
    ...(network.copies > 0 ? [`short copies = ${network.copies};`] : []),
    ...allowances.map(
      ({ host, most, act }, at) =>
        `short m${at} = ${most}; /* may ${host.text}: ${act.kind === 'call' ? act.event.text : `send ${act.names.map(({ text }) => text).join('+')}`} */`,
    ),
    '',
    ...numbers.allSegments.map(([id, number]) => comment(wording().promela.message(number, commentText(messageText(verified, id))))),
    ...onTheWay(verified, numbers),
  ];
}

const isBegun = ({ moves, start }: Verified): boolean =>
  moves.directions.every(({ slot }) => moves.channels.at(start[slot] ?? 0).length === 0);

/** What is on its way at first is put there before anything else happens. */
function onTheWay({ moves, start }: Verified, numbers: PromelaNumbers): readonly string[] {
  const puts = moves.directions.flatMap(({ slot }, at) => moves.channels.at(start[slot] ?? 0).map((id) => `c${at}!${numbers.segment(id)}`));
  return puts.length === 0
    ? []
    : ['', 'bit begun = 0;', 'active proctype start() {', `  d_step { ${puts.join('; ')}; begun = 1 }`, 'end:', '  false', '}'];
}

function checks(properties: readonly PromelaProperty[], isFirst: boolean): readonly string[] {
  const options = properties.flatMap(({ nth, kind, text, violated, isSought, leads }) => {
    const head = `  /* ${nth}: ${commentText(text === '' ? kind : text)} */`;
    if (leads !== undefined) return [`${head} /* ${wording().promela.byCircle} */`];
    if (violated === undefined) return [`${head} /* not written here */`];
    const test = isSought ? `#if PROPERTY == ${nth}` : `#if PROPERTY == 0 || PROPERTY == ${nth}`;
    return [head, test, `  :: d_step { ${violated} -> assert(false) }`, '#endif'];
  });
  return [`active proctype properties()${isFirst ? '' : ' provided (begun)'} {`, 'end:', '  do', '  :: false', ...options, '  od', '}'];
}
