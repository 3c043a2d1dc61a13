/** Rules as compiled text, beside the interpreter: processor time in turns, for the messages of a connection. */
import type { Carrying } from '../server/src/core/run/context.js';
import { run } from '../server/src/core/run/run.js';
import { readMessage } from '../server/src/core/run/step/reading.js';
import { receive } from '../server/src/core/run/step/receiving.js';
import { send } from '../server/src/core/run/step/sending.js';
import { segmentOfDraft } from '../server/src/core/run/step/turn.js';
import { analyse } from '../server/src/language/analysis/analyse.js';
import { documentOf } from './documents.js';
import { median } from './measure.js';
import { ratio } from './table.js';

export const RULES = ['', 'messages', 'interpreted, ns each', 'compiled, ns each', 'interpreted/compiled'];

const MESSAGES = 100;
const TURNS = 9;
const ROUNDS = 500;

interface RuleUse {
  readonly flags: number;
  readonly act: (carrying: Carrying) => unknown;
}

function actsOf(text: string): { readonly sent: readonly RuleUse[]; readonly got: readonly RuleUse[] } {
  const [only] = analyse(text, { source: 'bench.hsk', read: () => undefined }).exchanges;
  if (only === undefined) throw new Error('the document holds no exchange');
  const { context } = run(only.exchange, only.machine);
  const [interpreted, compiled] = (['interpreted', 'compiled'] as const).map((carrying) => ({ ...context, carrying }));
  const by = (carrying: Carrying) => (carrying === 'compiled' ? compiled : interpreted) ?? context;
  const [sent, got]: [RuleUse[], RuleUse[]] = [[], []];
  context.statements.forEach((message, at) => {
    const world = context.history[at];
    if (message.kind !== 'message' || world === undefined) return;
    const { from, to } = message;
    const [sender, receiver] = [from, to].map(({ text: name }) => world.hosts.find((host) => host.name === name));
    if (!sender || !receiver) return;
    const reading = readMessage(context, world, message, sender.name);
    const turn = send(context, sender, [receiver.name], reading);
    if (turn === undefined) return;
    const segment = segmentOfDraft(turn.segment);
    const { flags } = segment;
    sent.push({ flags, act: (carrying) => send(by(carrying), sender, [receiver.name], reading) });
    got.push({ flags, act: (carrying) => receive(by(carrying), receiver, turn.numbers, segment, sender.name, at) });
  });
  return { sent, got };
}

/** Nanoseconds of processor time for each. */
function timeOf(acts: readonly RuleUse[], carrying: Carrying): number {
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) for (const { act } of acts) act(carrying);
  const { user, system } = process.cpuUsage(before);
  return (1000 * (user + system)) / (acts.length * ROUNDS);
}

function row(name: string, acts: readonly RuleUse[]): readonly string[] {
  const turns = Array.from({ length: TURNS }, () => [timeOf(acts, 'interpreted'), timeOf(acts, 'compiled')] as const);
  // the first turns warm up
  const warm = turns.slice(2);
  const [interpreted, compiled] = [median(warm.map(([time]) => time)), median(warm.map(([, time]) => time))];
  return [name, String(acts.length), interpreted.toFixed(0), compiled.toFixed(0), ratio(interpreted, compiled)];
}

export function ruleTimes(): readonly (readonly string[])[] {
  const { sent, got } = actsOf(documentOf(MESSAGES));
  const shapes = [...new Set(got.map(({ flags }) => flags))].map((shape) => got.filter(({ flags }) => flags === shape));
  // the opening ends with an ACK, so that these come first
  const [acks = [], text = []] = shapes.filter((acts) => acts.length > 10);
  return [row('receive all', got), row('receive text', text), row('receive ACK', acks), row('send all', sent)];
}
