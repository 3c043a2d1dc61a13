/** What the player knows of an exchange: each step in words, the states and variables after it, and what may be asked. */
import { between, narrated, type Run, type Step, type Trace, wording } from '../../core/index.js';
import { type SlipSentences, slipsOfNumbers, slipsOfStates } from './slips.js';

export interface PlayerData {
  readonly hosts: readonly { readonly name: string; readonly label: string; readonly role: number }[];
  readonly steps: readonly PlayerStep[];
  readonly predict: boolean;
  readonly words: PlayerWords;
}

/** What the page says while it plays. */
export type PlayerWords = Readonly<Record<'play' | 'pause' | 'right' | 'slip' | 'wrongState' | 'wrongNumber', string>>;

export interface PlayerStep {
  readonly said: string;
  readonly wrong: boolean;
  /** By host, in their order. */
  readonly states: readonly string[];
  readonly variables: readonly (readonly (readonly [name: string, value: string, fresh: boolean])[])[];
  /** In milliseconds, where there is a clock. */
  readonly time?: number;
  readonly question?: Question;
}

/** What comes next, without saying it. */
export interface Question {
  readonly text: string;
  readonly answer: string;
  /** To choose from; none where a number is typed. */
  readonly choices: readonly string[];
  /** Why that is right. */
  readonly why: string;
  /** What is said to some wrong answers. */
  readonly slips: SlipSentences;
}

/** The first entry is where the hosts start. Without a run, wrong answers are judged in general. */
export function playerData(trace: Trace, predict: boolean, run?: Run): PlayerData {
  const known = trace.hosts.map(() => new Map<string, string>());
  const steps = trace.steps.map((step, index) => stepOf(trace, step, index, { known, run: predict ? run : undefined }));
  const first: PlayerStep = {
    said: narrated(between(trace, { from: 0, to: 0, first: 0, last: 0 })).join(' '),
    wrong: false,
    states: trace.hosts.map(({ name }) => trace.start[name] ?? ''),
    variables: trace.hosts.map(() => []),
  };
  const roles = trace.machine.roles.map(({ name }) => name);
  const hosts = trace.hosts.map(({ name, label, role }) => ({ name, label, role: Math.max(0, roles.indexOf(role)) }));
  const { play, pause, right, slip, wrongState, wrongNumber } = wording().player;
  return { hosts, steps: [first, ...steps], predict, words: { play, pause, right, slip, wrongState, wrongNumber } };
}

interface StepContext {
  readonly known: readonly Map<string, string>[];
  readonly run: Run | undefined;
}

function stepOf(trace: Trace, step: Step, index: number, { known, run }: StepContext): PlayerStep {
  const only = between(trace, { from: index, to: index + 1, first: step.statement, last: step.statement + 1 });
  const said = narrated(only).slice(-1).join(' ').replace(/^1\. /, '');
  const before = trace.steps[index - 1]?.states ?? trace.start;
  const variables = trace.hosts.map(({ name }, host) => {
    const fresh = step.changed[name] ?? {};
    for (const [variable, value] of Object.entries(fresh)) known[host]?.set(variable, value);
    return [...(known[host] ?? [])]
      .filter(([, value]) => value !== '')
      .map(([variable, value]) => [variable, value, variable in fresh] as const);
  });
  const clock = trace.exchange.statements[step.statement]?.clock;
  const question = questionFor(trace, step, before, run);
  return {
    said,
    wrong: step.problems.some(({ severity }) => severity === 'error'),
    states: trace.hosts.map(({ name }) => step.states[name] ?? ''),
    variables,
    ...(clock === undefined ? {} : { time: clock / 1000 }),
    ...(question === undefined ? {} : { question }),
  };
}

/** The next state of a host that changes, else the number that answers. */
function questionFor(trace: Trace, step: Step, before: Readonly<Record<string, string>>, run: Run | undefined): Question | undefined {
  const why = step.rules.flatMap(({ see }) => (see === '' ? [] : [see]));
  const because = [...new Set(why)].map((see) => wording().problems.see(see)).join(', ');
  const changed = trace.hosts.find(({ name }) => (step.states[name] ?? '') !== '' && step.states[name] !== before[name]);
  const what = step.kind === 'event' ? `${step.host} : ${step.event}` : `${step.from} → ${step.to} : ${step.names.join('+')}`;
  if (changed !== undefined) {
    const role = trace.machine.roles.find(({ name }) => name === changed.role) ?? trace.machine.roles[0];
    const choices = role?.states.map(({ name }) => name) ?? [];
    return {
      text: wording().player.nextState(what, changed.label),
      answer: step.states[changed.name] ?? '',
      choices,
      why: because,
      slips: run === undefined ? {} : slipsOfStates(run, step, changed.name, choices),
    };
  }
  if (step.kind === 'event') return undefined;
  const number = [...step.fields].reverse().find(({ blank }) => !blank);
  if (number === undefined) return undefined;
  const slips = run === undefined ? {} : slipsOfNumbers(run, trace.steps, step, number.name);
  return { text: wording().player.nextNumber(what, number.name), answer: number.value, choices: [], why: because, slips };
}
