/** `handshake verify --format promela`; that SPIN says the same is in `npm run truth`. */
import { expect, it } from 'vitest';
import { handshake } from './io.fixture.js';

const OPENS = 'verify open "Opens */ it" {\n  may A : connect\n  network loses 1\n  finally A in ESTABLISHED and B in ESTABLISHED\n}\n';

const written = (text: string, ...options: readonly string[]) => handshake(['verify', '--format', 'promela', ...options, '-'], text);

it('each step names the line of its rule; states, messages and bounds are said in words', async () => {
  const { status, out } = await written(OPENS);
  expect(status).toBe(0);
  expect(out).toMatch(/:: d_step \{ h0 == 0 && m0 > 0 -> h0 = \d+; m0-- \} \/\* call connect; tcp\.hsk:\d+ \*\//);
  expect(out).toMatch(/ {3}0: CLOSED\b/);
  expect(out).toMatch(/\/\* message 1: SYN seq=100 .*\*\//);
  expect(out).toContain('short losses = 1;');
  expect(out).toMatch(/#if PROPERTY == 0 \|\| PROPERTY == 1\n {2}:: d_step \{ OVER && !\(/);
  // no title ends a comment
  expect(out.match(/\/\*/g)?.length).toBe(out.match(/\*\//g)?.length);
});

it('several blocks are one text, of which VERIFY chooses one', async () => {
  const { out } = await written(`${OPENS}${OPENS.replace('verify open', 'verify again')}`);
  expect(out.match(/^#if VERIFY == \d$/gm)).toEqual(['#if VERIFY == 1', '#if VERIFY == 2']);
});

it('where the search was stopped, SPIN stops with an error', async () => {
  const { out } = await written(OPENS, '--states', '8');
  expect(out).toContain('and there are more');
  expect(out).toMatch(/-> (?:UNEXPECTED; )?BEYOND/);
});

it('of leads to, a process looks for a circle that is fair; steps tell which class they are of', async () => {
  const { out } = await written(OPENS.replace('finally A in ESTABLISHED and', 'A in SYN_SENT leads to'));
  expect(out).toContain('leads to B in ESTABLISHED */ /* without -DSAFETY: pan -a looks for a circle */');
  expect(out).toMatch(/#if PROPERTY == 1\n#define LEADS\n#define FROM \(.*h0 .*\)\n#define TO \(.*h1 .*\)\n#endif/);
  expect(out).toMatch(/; DID\(1\) \} \/\* send SYN /);
  expect(out).not.toMatch(/DID\(\d+\) \} \/\* call /);
  expect((await written(OPENS)).out).not.toContain('DID(');
});

it('nothing is written of a block with errors, or without a block', async () => {
  const wrong = await written(OPENS.replace('connect', 'conect'));
  expect([wrong.status, wrong.out]).toEqual([1, '']);
  expect(wrong.error).toContain('unknown-name');
  const none = await written('A -> B : SYN\n');
  expect(none.status).toBe(2);
  expect(none.error).toContain('no verify block');
});
