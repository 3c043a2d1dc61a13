/** What the kernels reported of a recording, and the recordings themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const folder = path.join(process.cwd(), 'test/captures');
export const bytesOf = (name: string): Uint8Array => readFileSync(path.join(folder, name));
export const textOf = (name: string): string => readFileSync(path.join(folder, name), 'utf8');

const endings = (ending: string): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();

export const recordings = endings('.a.pcap');
export const documents = endings('.hsk');

type KernelChange = readonly [host: string, from: string, to: string, localPort: number, remotePort: number];
const changes: Readonly<Record<string, readonly KernelChange[]>> = JSON.parse(textOf('kernel-states.json'));

/** The states of one socket in order; a listening socket has no remote port yet. */
export const kernelStates = (name: string, host: string, localPort: number, remotePort: number): readonly string[] =>
  (changes[name] ?? [])
    .filter(([at, , , local, remote]) => at === host && local === localPort && (remote === remotePort || remote === 0))
    .map(([, , to]) => to);

/** `[line, A, B]`. */
export type StatesAt = readonly (readonly [number, string, string])[];
export const statesAt = (name: string): StatesAt => JSON.parse(textOf(`${name}.states.json`));
