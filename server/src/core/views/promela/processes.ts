/**
 * Processes of a model: of each host, and of the network. Each row of the protocol that a host can carry out in one of its states is one
 * atomic step; what a state is stands beside its number.
 */
import type { LocalStep } from '../../verify/local-steps.js';
import type { FairClasses } from './fairness.js';
import type { PromelaModel } from './model.js';
import { any } from './numbers.js';
import { commentText, messageText, stateText } from './texts.js';

/** So many steps stand in one process: parsers have their bounds. */
const IN_ONE_PROCESS = 1_500;

export function hostProcesses(model: PromelaModel, host: number, fair: FairClasses | undefined): readonly string[] {
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

export function stepParts(
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

export function networkProcesses({ verified, numbers }: PromelaModel): readonly string[] {
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
