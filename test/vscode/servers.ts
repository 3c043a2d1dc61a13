/** The processes of the extension. */
import { execFileSync } from 'node:child_process';

/** Language servers that this extension host has started. */
export const servers = (): readonly number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .flatMap((found) =>
      found?.[2] === String(process.pid) && /dist[\\/]server[\\/]main\.js/.test(found[3] ?? '') ? [Number(found[1])] : [],
    );

/** It does nothing until it is thawed. */
export const freeze = (server: number): void => void process.kill(server, 'SIGSTOP');

/** Whether or not it is still there. */
export function thaw(server: number): void {
  if (servers().includes(server)) process.kill(server, 'SIGCONT');
}
