/** Every recording imported, from both ends or one, and held against the states that the kernels reported. */
import { Captured } from '../../server/src/capture/captured.js';
import { type CapturedConversation, Conversations } from '../../server/src/capture/conversation.js';
import { exchangeText } from '../../server/src/capture/import.js';
import type { Trace } from '../../server/src/core/trace/trace.js';
import { wording } from '../../server/src/core/views/words/wording.js';
import { tcpMachine } from '../../server/src/language/machine/tcp-machine.js';
import { accusationText, check, statesOf } from './check.js';
import { compare, plain } from './compare.js';
import { bytesOf, kernelStates, recordings } from './kernel.js';
import type { Finding, TruthResult } from './result.js';

const machine = tcpMachine();

export const capturedFrom = (name: string, ends: readonly string[]): Captured => {
  const captured = new Captured();
  for (const end of ends) {
    const reader = captured.reader();
    reader.push(bytesOf(`${name}.${end}.pcap`));
    reader.end();
  }
  return captured;
};

/** The kernel's name of a host, by its address. */
const kernelHost = (address: string): string => (address === '10.77.0.1' ? 'A' : 'B');

const disagreements = (name: string, trace: Trace, { addresses, ports, number }: CapturedConversation): readonly Finding[] =>
  (['A', 'B'] as const).flatMap((host, side) => {
    const [address = '', local = 0, remote = 0] = [addresses[side], ports[side], ports[side === 0 ? 1 : 0]];
    const [own, kernel] = [statesOf(trace, host), kernelStates(name, kernelHost(address), local, remote)];
    const verdict = compare(own, kernel);
    const what = `c${number}, ${kernelHost(address)}: ${verdict}: ${plain(own).join(' ')} | kernel: ${plain(kernel).join(' ')}`;
    return verdict === 'equal' ? [] : [{ name, what }];
  });

interface Findings {
  readonly segments: number;
  readonly accusations: readonly Finding[];
  readonly disagreements: readonly Finding[];
}

const findingsOf = (name: string, ends: readonly string[]): Findings => {
  const conversations = new Conversations(capturedFrom(name, ends), machine);
  const findings = conversations.all.map((conversation) => {
    const { accusations, traces, text } = check(exchangeText(conversations, conversation, {}, wording().capture));
    return {
      segments: traces.flatMap(({ steps }) => steps).filter(({ kind }) => kind === 'message').length,
      accusations: accusations.map((problem) => ({ name, what: `c${conversation.number}: ${accusationText(problem, text)}` })),
      disagreements: traces.flatMap((trace) => disagreements(name, trace, conversation)),
    };
  });
  return {
    segments: findings.reduce((sum, { segments }) => sum + segments, 0),
    accusations: findings.flatMap(({ accusations }) => accusations),
    disagreements: findings.flatMap((found) => found.disagreements),
  };
};

export const imports = (title: string, ends: readonly string[]): TruthResult => {
  const all = recordings.map((name) => findingsOf(name, ends));
  return {
    title,
    recordings: recordings.length,
    segments: all.reduce((sum, { segments }) => sum + segments, 0),
    accusations: all.flatMap(({ accusations }) => accusations),
    disagreements: all.flatMap((found) => found.disagreements),
  };
};
