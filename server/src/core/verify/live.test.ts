/** What is dead: full runs, with what is dead left out of each of their situations, are exactly the runs without it. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../language/analysis/analyse.js';
import { absentFields } from './absent.js';
import { liveVariables } from './live.js';
import { lookThrough } from './search.js';
import type { Verified } from './verified.js';

function subjectOf(lines: string, head = '') {
  const analysis = analyse(`verify v${head} {\n${lines}\n}\n`, { source: 'v.hsk', read: () => undefined });
  expect(analysis.problems).toEqual([]);
  const [analysed] = analysis.verifications;
  const last = analysed?.runs[analysed.runs.length - 1];
  if (analysed === undefined || last === undefined) throw new Error('nothing to verify');
  return { context: last.context, world: last.end, verification: analysed.verification, abrupt: [] };
}

/** Each situation as text, by the names and numbers in it. */
function situationsOf({ store, moves }: Verified, live: ReturnType<typeof liveVariables>): ReadonlySet<string> {
  const { hosts, channels, directions, count } = moves;
  const found = new Set<string>();
  for (let at = 0; at < store.size; at++) {
    const row = store.row(at);
    const states = Array.from({ length: count }, (_, host) => {
      const { variables, owed, role, state, fired } = hosts.states.at(row[host] ?? 0);
      const alive = variables.map((slot, nth) => (live[role]?.[state]?.[nth] === true ? slot : undefined));
      return [state, alive, owed.map(({ how, segment, to }) => [how, segment, to]), fired];
    });
    const ways = directions.map(({ slot }) => channels.at(row[slot] ?? 0).map((id) => hosts.segments.at(id)));
    found.add(JSON.stringify([states, ways, [...row.slice(moves.drawn)]]));
  }
  return found;
}

const CLOSE = `host A in ESTABLISHED with snd_nxt=101, rcv_nxt=301
host B in ESTABLISHED with snd_nxt=301, rcv_nxt=101
may A : close
may B : close`;

describe('dead variables', () => {
  it.each([
    ['closing, one lost', `${CLOSE}\nnetwork loses 1`, ''],
    ['opening, one copy', 'host A\nhost B in LISTEN\nmay A : connect\nmay B : close\nnetwork duplicates 1, holds 2', ''],
    ['text', `${CLOSE}\nmay A send PSH+ACK len=1\nnetwork loses 1`, ''],
    ['text with a timestamp', `${CLOSE}\nmay A send PSH+ACK len=1 ts=7\nnetwork duplicates 1, holds 2`, ''],
    ['alternating bit', 'may sender send Data up to 3\nnetwork loses 2, duplicates 1, holds 2', ' using alternating_bit'],
    ['go-back-n', 'may sender send Frame up to 3\nnetwork loses 1, holds 2', ' using go_back_n'],
    [
      'a vote',
      'host C is coordinator\nhost P is participant\nmay C send Prepare to P\nmay P send Yes\nmay P send No',
      ' using two_phase_commit',
    ],
  ])('%s', (_, lines, head) => {
    const subject = subjectOf(lines, head);
    const { machine } = subject.context.program;
    const live = liveVariables(machine, new Set(), absentFields(machine, subject.verification, []));
    const full = lookThrough({ ...subject, keepsDead: true }, { states: 60_000 });
    const fewer = lookThrough(subject, { states: 60_000 });
    expect([full.complete, fewer.complete]).toEqual([true, true]);
    expect(fewer.states).toBeLessThanOrEqual(full.states);
    expect(situationsOf(fewer, live)).toEqual(situationsOf(full, live));
    const verdicts = ({ answers }: Verified) => answers.map(({ kind, verdict }) => `${kind} ${verdict}`);
    expect(verdicts(fewer)).toEqual(verdicts(full));
  });

  it('a variable of which a property speaks is alive', () => {
    const { context } = subjectOf(CLOSE);
    const dead = (asked: readonly string[]) =>
      liveVariables(context.program.machine, new Set(asked)).flatMap((states) => states.flatMap((each) => each.filter((is) => !is))).length;
    expect(dead([])).toBeGreaterThan(dead(['snd_wl1']));
  });
});

describe('fields that no message has', () => {
  const absentIn = (line: string): readonly string[] => {
    const { context, verification } = subjectOf(`${CLOSE}\n${line}`);
    return [...absentFields(context.program.machine, verification, [])];
  };

  it('are those that nothing writes or fills in', () =>
    expect(absentIn('may A send PSH+ACK len=1')).toEqual(['win', 'mss', 'ws', 'ts', 'tsecr', 'sack']));
  it('what may be sent with one has it', () => expect(absentIn('may A send PSH+ACK len=1 ts=7')).not.toContain('ts'));
});
