/** A message as it was written: its names as flags or kind, its fields as values of the machine. */
import type { Message } from '../../exchange/exchange.js';
import { FRAME } from '../../exchange/frame.js';
import type { NamedThing } from '../../problem/fact-parts.js';
import type { Problem } from '../../problem/problem.js';
import { asOne } from '../../problem/spelling.js';
import { type Context, emptyDraft, type Fault } from '../context.js';
import type { Program } from '../program/program.js';
import type { HostState, Owed, World } from '../world.js';
import { choose, stateOf } from './engine.js';
import { faultOf } from './faults.js';
import { flagsMeant } from './flags-meant.js';
import { machinesOf } from './machines.js';
import { error, information, unknownName } from './problems.js';
import { readValues } from './read.js';
import { draft, type MessageDraft, Turn } from './turn.js';

/** The message as the machine sees it: names and numbers read, nothing filled in. */
export interface MessageReading {
  readonly draft: MessageDraft;
  readonly numbers: World['numbers'];
  readonly given: number;
  readonly blank: number;
  readonly faults: readonly Fault[];
}

/** A message that is not there is the one that the sender owes. */
export function readBlank(context: Context, world: World, message: Message, sender: HostState, peer: string): MessageReading {
  const faults = message.damaged ? [] : [faultOf(information('blank', message.namesSpan, { kind: 'blank', what: 'message' }))];
  const owed = machinesOf(sender).flatMap((each) =>
    each.owed.filter((o) => o.how !== 'allow' && (o.to === '' || o.to === peer) && isDue(context, world, each, peer, o)),
  );
  const only = owed.length === 1 ? owed[0] : undefined;
  return { draft: only ? draft(only.segment) : emptyDraft(context.program), numbers: world.numbers, given: 0, blank: 0, faults };
}

/** A reply is sent in any state; anything else only where the state has a row for it. */
export function isDue(context: Context, world: World, sender: HostState, peer: string, owed: Owed): boolean {
  return (
    owed.how === 'reply' ||
    choose(stateOf(context.program, sender).send.for(owed.segment), new Turn(sender, world.numbers, peer, draft(owed.segment))) !==
      undefined
  );
}

export function readMessage(context: Context, world: World, message: Message, sender: string): MessageReading {
  const { program } = context;
  const problems: Problem[] = [];
  const { flags, kind } = readNames(program, message, problems);
  const plain = kind < 0 && problems.length === 0 && world.shifts.length === 0 ? readPlain(program, message) : undefined;
  if (plain)
    return { draft: { flags, kind, fields: plain.fields, filled: 0 }, numbers: world.numbers, given: plain.given, blank: 0, faults: none };
  const own = kind >= 0 ? program.machine.messages[kind]?.fields : undefined;
  const values = readValues(
    fieldsOfMachine(program, message),
    {
      what: 'field' as NamedThing,
      names: own ?? program.fields.map((f) => f.name),
      indexOf: (name) => (own && !own.includes(name) ? undefined : program.fieldIndex.get(name)),
      typeOf: (index) => program.fields[index]?.type,
      shiftOf: (index) => world.shifts.reduce((sum, s) => (s.host === sender && s.field === index ? sum + s.by : sum), 0),
    },
    world.numbers,
  );
  const fields = program.defaults.slice();
  let [given, blank] = [0, 0];
  for (const [index, slot] of values.slots) {
    fields[index] = slot;
    given |= 1 << index;
  }
  let { numbers } = values;
  for (const f of message.fields) {
    const index = program.fieldIndex.get(f.name.text);
    if (index === undefined || (f.value.kind !== 'blank' && values.slots.has(index))) continue;
    blank |= 1 << index;
    // a blank that would be something if it were left out is not known either
    if (program.defaults[index] === undefined || program.fields[index]?.type.kind !== 'int') continue;
    const [more, unknown] = numbers.fresh('int');
    numbers = more;
    fields[index] = unknown;
    given |= 1 << index;
  }
  return {
    draft: { flags, kind, fields, filled: 0 },
    numbers,
    given,
    blank,
    faults: asOne([...problems, ...values.problems]).map(faultOf),
  };
}

/** The number of a captured frame is no part of the message, unless the protocol has such a field. */
const fieldsOfMachine = ({ fieldIndex }: Program, { fields }: Message): Message['fields'] =>
  fieldIndex.has(FRAME) ? fields : fields.filter(({ name, value }) => name.text !== FRAME || value.kind !== 'number');

const none: MessageReading['faults'] = [];

/** Nothing but numbers, each at its place, as in a capture: nobody has to look twice at them. */
function readPlain(program: Program, message: Message): { readonly fields: MessageDraft['fields']; readonly given: number } | undefined {
  const fields = program.defaults.slice();
  let given = 0;
  for (const { name, value } of message.fields) {
    const index = program.fieldIndex.get(name.text);
    if (index === undefined && name.text === FRAME) continue;
    if (index === undefined || value.kind !== 'number' || value.value > (program.largest[index] ?? -1)) return undefined;
    const bit = 1 << index;
    if ((given & bit) !== 0) return undefined;
    fields[index] = value.value;
    given |= bit;
  }
  return { fields, given };
}

function readNames(program: Program, message: Message, problems: Problem[]): { flags: number; kind: number } {
  const byFlags = program.machine.flags.length > 0;
  const known = byFlags ? program.flagBits : program.messageIndex;
  let [flags, kind] = [0, -1];
  const { names } = message;
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    if (!name) continue;
    let meant = known.get(name.text);
    if (meant === undefined) {
      const several = byFlags ? flagsMeant(program.machine, name.text) : [];
      const problem = unknownName(byFlags ? 'flag' : 'message', name.text, name.span, [...known.keys()], undefined, several.join('+'));
      problems.push(problem);
      if (several.length > 0) flags |= several.reduce((all, flag) => all | (known.get(flag) ?? 0), 0);
      else meant = known.get((problem.facts.kind === 'unknown-name' && problem.facts.nearest) || '');
    } else if (i > 0 && names.findIndex(({ text }) => text === name.text) < i)
      problems.push(error('duplicate-name', name.span, { kind: 'duplicate-name', what: byFlags ? 'flag' : 'message', name: name.text }));
    if (meant === undefined) continue;
    if (!byFlags && kind >= 0) {
      problems.push(unknownName('message', message.names.map((n) => n.text).join('+'), message.namesSpan, [], { clause: 'stands-alone' }));
      break;
    }
    if (byFlags) flags |= meant;
    else if (kind < 0) kind = meant;
  }
  return { flags, kind };
}
