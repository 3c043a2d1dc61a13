/** What a capture holds of other protocols, as exchanges that accuse nobody of what was not captured. */
import { type Captured, datagramExchanges } from '../capture/index.js';
import { wording } from '../core/index.js';
import { analyse } from '../language/index.js';
import type { ShardedImport } from './import-share.js';
import { share } from './share.js';

/** Each line that is wrong is found at last; more rounds would only cost time. */
const ROUNDS = 32;

export interface OtherExchange {
  readonly name: string;
  readonly text: string;
}

/** None where a single connection is asked for. Shards share them as they do the connections. */
export function otherExchanges({ datagrams }: Captured, options: ShardedImport): readonly OtherExchange[] {
  if (options.connection !== undefined || options.port !== undefined) return [];
  const frame = options.around;
  const fitting = datagramExchanges(datagrams.all, { times: options.times !== undefined && options.times !== 'none' })
    .filter(({ hosts }) => options.host === undefined || hosts.includes(options.host))
    .filter(({ text }) => frame === undefined || new RegExp(` frame=${frame}\\b`).test(text));
  return share(fitting, options.shard).map(({ name, text }) => ({ name, text: excused(text) }));
}

/** With what would have to be true above each line that breaks a rule. */
function excused(text: string): string {
  const reason = JSON.stringify(wording().capture.messageUnseen);
  let now = text;
  for (let round = 0; round < ROUNDS; round++) {
    const { problems } = analyse(now, { source: '', read: () => undefined });
    const error = problems.find(({ severity }) => severity === 'error');
    if (error === undefined) return now;
    const start = now.lastIndexOf('\n', error.span.start - 1) + 1;
    if (now.slice(0, start).endsWith(`${reason}\n`)) return now;
    now = `${now.slice(0, start)}  expect error ${reason}\n${now.slice(start)}`;
  }
  return now;
}
