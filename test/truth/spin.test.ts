import { describe, expect, it } from 'vitest';
import { folder } from '../../server/src/cli/io.fixture.js';
import { besideSpin, hasSpin } from './spin.js';

/** Two who answer each other for ever, and one who need not stop. */
const FOR_EVER = `protocol answering {
  message Ping, Pong
  event stop
  state READY {
    receive Ping { owe Pong }
    receive Pong { owe Ping }
    send Ping
    send Pong
    on stop -> DONE
  }
  state DONE {
    receive Ping
    receive Pong
  }
}
verify forever using answering {
  host A
  host B
  may A send Ping
  may A : stop
  A in READY leads to A in DONE
  Ping on the way leads to B owes Pong
}
`;

/** Whether somebody is stuck is asked of the sessions too: the authenticator's could send its question again. */
const SESSIONS = `verify port using eap {
  may authenticator send Request id=1
  may server send Success id=1
  network loses 1
  possible supplicant in AUTHORIZED and authenticator in OPEN
}
`;

/** A C program is compiled for each property, which takes its time on a busy machine. */
const LONG = 600_000;

describe.skipIf(!hasSpin())('beside SPIN', { timeout: LONG }, () => {
  it('a small verification has the same verdicts and as many states; all shipped ones are in npm run truth', () => {
    const { properties, states, differences } = besideSpin(['examples/verify/half-open.hsk']);
    expect(differences).toEqual([]);
    expect(properties).toBeGreaterThan(3);
    expect(states).toBeGreaterThan(30);
  });

  it('what leads on, and what need not', () => {
    const { properties, differences } = besideSpin([`${folder({ 'forever.hsk': FOR_EVER })}/forever.hsk`]);
    expect([properties, differences]).toEqual([4, []]);
  });

  it('who is stuck in a session', () => {
    const { properties, differences } = besideSpin([`${folder({ 'port.hsk': SESSIONS })}/port.hsk`]);
    expect([properties, differences]).toEqual([3, []]);
  });
});
