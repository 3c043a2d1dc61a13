/** The walkthrough shows what the preview draws: `npx vitest run test/pictures/walkthrough.test.ts -u` draws it again. */
import { describe, expect, it } from 'vitest';
import { ladder } from '../../server/src/core/views/ladder/layout.js';
import { svg } from '../../server/src/core/views/renderers/svg.js';
import { analysed } from '../../server/src/language/testing/check.js';

const HANDSHAKE = `host A "Client"
host B "Server" in LISTEN
A -> B : SYN seq=100
B -> A : SYN+ACK seq=300 ack=101
A -> B : ACK seq=101 ack=301
`;

const DRAWN = {
  write: HANDSHAKE,
  break: HANDSHAKE.replace('ack=101', 'ack=100'),
  why: HANDSHAKE.replace(/ack=101\n.*/, 'ack=100'),
  fix: HANDSHAKE,
  exercise: HANDSHAKE.replace('ack=101', 'ack=?').replace(/ACK seq=101.*/, '?'),
};

describe.each(Object.entries(DRAWN))('%s', (name, text) => {
  it.each(['light', 'dark'] as const)('%s', async (theme) => {
    const [exchange] = analysed(text).exchanges;
    const picture = exchange && svg(ladder(exchange.trace), { theme });
    await expect(picture).toMatchFileSnapshot(`../../client/walkthrough/${name}-${theme}.svg`);
  });
});
