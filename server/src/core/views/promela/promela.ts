/**
 * A verification for SPIN: the same hosts, bounds, network and properties. Each row of the protocol that a host can carry out in one
 * of its states is one atomic step; what a state is stands beside its number.
 */
import { hasFastTimer, type LocalState, type LocalStep, type LocalSteps, localSteps } from '../../verify/local-steps.js';
import type { Verified } from '../../verify/verified.js';
import { wording } from '../words/wording.js';
import { FairClasses, fairnessMacros, watcher } from './fairness.js';
import type { PromelaModel, PromelaSubject } from './model.js';
import { any, every, PromelaNumbers, type PromelaTest } from './numbers.js';
import { type PromelaProperty, propertiesOf } from './properties.js';
import { commentText, messageText, stateText } from './texts.js';

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
    network(model),
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

/** So many steps stand in one process: parsers have their bounds. */
const IN_ONE_PROCESS = 1_500;

function hostProcesses(model: PromelaModel, host: number, fair: FairClasses | undefined): readonly string[] {
  const { local, numbers, verified } = model;
  const name = commentText(verified.moves.hosts.name(host));
  const own = local.states.filter((state) => state.host === host);
  const texts = own.map((state) => `   ${numbers.state(state)}: ${stateText(model, state)}`);
  const options = [
    ...local.steps.filter(({ before }) => before.host === host).flatMap((step) => optionsOf(model, step, fair?.of(step))),
    ...unknown(model, host),
  ];
  return [`/* ${name}`, ...texts, '*/', ...processes(`host${host}`, options)];
}

function processes(name: string, options: readonly string[]): readonly string[] {
  const parts = Array.from({ length: Math.ceil(options.length / IN_ONE_PROCESS) }, (_, at) =>
    options.slice(at * IN_ONE_PROCESS, (at + 1) * IN_ONE_PROCESS),
  );
  return parts.flatMap((part, at) => [
    `active proctype ${name}${at === 0 ? '' : `_${at + 1}`}() PROVIDED {`,
    'end:',
    '  do',
    ...part,
    '  od',
    '}',
    '',
  ]);
}

function optionsOf(model: PromelaModel, step: LocalStep, fair: number | undefined): readonly string[] {
  const { verified } = model;
  const { network } = verified.moves.verification;
  const { guards, effects } = stepParts(model, step);
  const once = option(guards, fair === undefined ? effects : [...effects, `DID(${fair})`], stepText(model, step));
  if (step.kind !== 'arrive' || network.copies === 0) return [once];
  const kept = effects.filter((each) => !each.startsWith('c'));
  return [once, option([...guards, 'copies > 0'], [...kept, 'copies--'], 'a copy is still on its way')];
}

function stepParts(
  { numbers, verified }: PromelaModel,
  step: LocalStep,
): { readonly guards: readonly string[]; readonly effects: readonly string[] } {
  const { channels, verification } = verified.moves;
  const { before, after, direction, allowance } = step;
  const target = numbers.state(after);
  const guards = [`h${before.host} == ${numbers.state(before) ?? 0}`];
  const effects = [target === undefined ? 'BEYOND' : `h${before.host} = ${target}`];
  const segment = step.segment === undefined ? 0 : numbers.segment(step.segment);
  if (step.isTooLarge) effects.unshift('TOO_LARGE');
  if (step.kind === 'send') {
    guards.push(`len(c${direction}) < ${verification.network.holds}`);
    effects.push(`c${direction}${channels.isOrdered ? '!' : '!!'}${segment}`);
  }
  if (step.kind === 'arrive') {
    const take = channels.isOrdered ? '?' : '??';
    guards.push(`c${direction}${take}[${segment}]`);
    effects.push(`c${direction}${take}${segment}`);
    if (step.isUnexpected === true) effects.unshift('UNEXPECTED');
  }
  if (step.kind === 'timer') guards.push('TIMERS', ...(step.isFast === true ? [] : ['!FAST']));
  if (allowance !== undefined) {
    guards.push(`m${allowance} > 0`);
    effects.push(`m${allowance}--`);
  }
  return { guards, effects };
}

const option = (guards: readonly string[], effects: readonly string[], said: string): string =>
  `  :: d_step { ${guards.join(' && ')} -> ${effects.join('; ')} } /* ${said} */`;

function stepText({ verified, placeOf }: PromelaModel, { kind, event, segment, rows }: LocalStep): string {
  const what = event ?? (segment === undefined ? '' : messageText(verified, segment));
  const places = [...new Set(rows.map(placeOf))].join(', ');
  return commentText(`${kind} ${what}${places === '' ? '' : `; ${places}`}`);
}

/** Where the search was stopped, messages may come to hosts in states in which nobody has looked at them. */
function unknown({ verified, local, numbers }: PromelaModel, host: number): readonly string[] {
  const { moves, complete } = verified;
  if (complete) return [];
  return moves.directions.flatMap(({ to }, direction) => {
    if (to !== host) return [];
    const sent = new Set(local.steps.flatMap((step) => (step.kind === 'send' && step.direction === direction ? [step.segment ?? 0] : [])));
    const known = new Map<number, Set<number>>();
    for (const { at, direction: of, segment } of local.arriving)
      if (of === direction) known.set(numbers.state(at) ?? 0, (known.get(numbers.state(at) ?? 0) ?? new Set()).add(segment));
    const own = local.states.filter((state) => state.host === host);
    const poll = moves.channels.isOrdered ? '?' : '??';
    return own.flatMap((state) => {
      const looked = known.get(numbers.state(state) ?? 0) ?? new Set();
      const rest = [...sent]
        .filter((segment) => !looked.has(segment))
        .map((segment) => `c${direction}${poll}[${numbers.segment(segment)}]`);
      return rest.length === 0
        ? []
        : [option([`h${host} == ${numbers.state(state) ?? 0}`, any(rest)], ['BEYOND'], 'nobody has looked at it')];
    });
  });
}

function network({ verified, numbers }: PromelaModel): readonly string[] {
  const { moves } = verified;
  if (moves.verification.network.losses === 0) return [];
  const options = moves.directions.flatMap((_, at) =>
    moves.channels.isOrdered
      ? [option([`losses > 0`, `nempty(c${at})`], [`c${at}?_`, 'losses--'], 'is lost')]
      : numbers.allSegments.map(([, number]) =>
          option(['losses > 0', `c${at}??[${number}]`], [`c${at}??${number}`, 'losses--'], 'is lost'),
        ),
  );
  return processes('network', options);
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
