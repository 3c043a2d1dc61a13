/** Exchanges of TCP as what other tools read: a capture, or a script that plays one end. */
import { CaptureTooLarge, isOfTcp, packetdrillOf, pcapOf } from '../../capture/index.js';
import { type Trace, wording } from '../../core/index.js';
import { CannotDo } from '../io.js';
import { said } from '../words/said.js';
import type { RenderedPicture } from './draw.js';
import type { PictureFormat } from './drawing.js';

export type WireFormat = Extract<PictureFormat, 'pcap' | 'packetdrill'>;

export const isWire = (format: PictureFormat): format is WireFormat => format === 'pcap' || format === 'packetdrill';

/** @param host the one under test, in a script */
export function wired(traces: readonly Trace[], format: WireFormat, host: string | undefined): RenderedPicture {
  const other = traces.find((trace) => !isOfTcp(trace));
  if (other !== undefined) throw new CannotDo(said().tcpOnly(format, other.machine.name));
  const [trace] = traces;
  if (trace === undefined) throw new CannotDo(said().noExchange);
  if (format === 'pcap') return { content: capture(traces) };
  if (traces.length > 1) throw new CannotDo(said().oneScript(traces.length));
  const known = trace.hosts.map(({ name }) => name);
  if (host !== undefined && !known.includes(host)) throw new CannotDo(said().noHost(host, known));
  return { content: packetdrillOf(trace, wording().capture.underTest, host) };
}

function capture(traces: readonly Trace[]): Uint8Array {
  try {
    return pcapOf(traces);
  } catch (error) {
    if (error instanceof CaptureTooLarge) throw new CannotDo(said().captureTooLarge(error.megabytes, error.most));
    throw error;
  }
}
