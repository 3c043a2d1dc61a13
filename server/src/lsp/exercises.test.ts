import { describe, expect, it } from 'vitest';
import { type ExerciseEntry, exercisesRequest, type TextRange, type TriedExercise, triedRequest } from '../../../contract/exercises.js';
import { Client } from './client.fixture.js';

const uri = 'untitled:exercise.hsk';
const numbers = `exercise numbers {
  blanks 2
  task "Fill in the numbers."
  points 4
  host A; host B in LISTEN
  A -> B : SYN     seq=100
  B -> A : SYN+ACK seq=300 ack=?
  A -> B : ACK     seq=101 ack=?
}
`;

interface ShownProgress {
  readonly points: number;
  /** What stands in each place that is written in, with ✗ where it is not right. */
  readonly blanks: readonly string[];
  readonly told: string;
}

class StudentSession {
  private constructor(
    private readonly client: Client,
    private text: string,
  ) {}

  static async opens(text: string, section: object = {}): Promise<StudentSession> {
    const client = await Client.start();
    await client.notify('workspace/didChangeConfiguration', { settings: { handshake: section } });
    await client.open(uri, text);
    return new StudentSession(client, text);
  }

  async writes(from: string, to: string): Promise<ShownProgress> {
    expect(this.text).toContain(from);
    this.text = this.text.replace(from, to);
    await this.client.change(uri, { text: this.text });
    return this.sees();
  }

  async sees(): Promise<ShownProgress> {
    const [entry] = await this.client.request<readonly ExerciseEntry[]>(exercisesRequest, { uri });
    if (entry === undefined) throw new Error('there is no exercise');
    const blanks = entry.blanks.map(({ range, message }) => `${this.at(range)}${message === undefined ? '' : ' ✗'}`);
    return { points: entry.points, blanks, told: entry.blanks.map(({ message = '' }) => message).join('\n') };
  }

  /** Typed in the preview, but not written into the document. */
  async tries(...texts: readonly string[]): Promise<TriedExercise | null> {
    const [entry] = await this.client.request<readonly ExerciseEntry[]>(exercisesRequest, { uri });
    const answers = texts.map((text, index) => ({ range: entry?.blanks[index]?.range, text }));
    return this.client.request<TriedExercise | null>(triedRequest, { uri, answers });
  }

  private at({ start, end }: TextRange): string {
    return (this.text.split('\n')[start.line] ?? '').slice(start.character, end.character);
  }
}

describe('what stands in a blank', () => {
  it('is open, then not right yet, then right; no value is told', async () => {
    const student = await StudentSession.opens(numbers);
    expect(await student.sees()).toEqual({ points: 0, blanks: ['?', '?'], told: '\n' });
    const wrong = await student.writes('ack=?', 'ack=100');
    expect(wrong).toMatchObject({ points: 0, blanks: ['100 ✗', '?'] });
    expect(wrong.told).toMatch(/^This is not right yet.*RFC 9293/);
    expect(wrong.told).not.toMatch(/\b(101|301)\b/);
    expect(await student.writes('ack=100', 'ack=101')).toMatchObject({ points: 2, blanks: ['?'] });
    expect(await student.writes('ack=?', 'ack=300')).toMatchObject({ points: 2, blanks: ['300 ✗'] });
    expect(await student.writes('ack=300', 'ack=301')).toEqual({ points: 4, blanks: [], told: '' });
  });

  it('is known of an exercise without its count, too, as long as it is open', async () => {
    const student = await StudentSession.opens(numbers.replace('  blanks 2\n', ''));
    await student.writes('ack=?', 'ack=100');
    expect(await student.writes('ack=?', 'ack=300')).toMatchObject({ points: 0, blanks: ['100 ✗', '300 ✗'] });
  });

  it.each([
    ['a claim on a state', '  expect A in ?\n', 'A in ?', 'A in LISTEN', 'LISTEN ✗'],
    ['a claim on a variable', '  expect B.rcv_nxt = ?\n', '= ?', '= 7', '7 ✗'],
    ['a whole message', '  A -> B : ?\n', ' : ?', ' : SYN+ACK', 'SYN+ACK ✗'],
    ['what cannot be read', '  expect B.rcv_nxt = ?\n', '= ?', '= = 7', '= ✗'],
  ])('%s', async (_, line, from, to, blank) => {
    const head = 'exercise one {\n  blanks 1\n  host A; host B in LISTEN\n  A -> B : SYN seq=100\n  B -> A : SYN+ACK seq=300 ack=101\n';
    const student = await StudentSession.opens(`${head}${line}}\n`);
    expect(await student.writes(from, to)).toMatchObject({ blanks: [blank] });
  });

  it('tells no place of a mistake that is to be found', async () => {
    const student = await StudentSession.opens(
      numbers.replace('blanks 2', 'blanks 0').replace('ack=?', 'ack=100').replace('ack=?', 'ack=301'),
    );
    expect(await student.sees()).toEqual({ points: 0, blanks: [], told: '' });
  });
});

describe('the score of an exercise with goals that hold from the start', () => {
  const goals = '  goal A in ESTABLISHED, B in ESTABLISHED\n  goal A sends 0 bytes\n}';
  const withGoals = numbers
    .replace('seq=101 ack=?', 'seq=? ack=?')
    .replace('blanks 2', 'blanks 3')
    .replace('points 4', 'points 6')
    .replace(/\}\n$/, goals);

  it.each([withGoals, withGoals.replace('  blanks 3\n', '')])('counts the blanks alone', async (text) => {
    const student = await StudentSession.opens(text);
    expect(await student.sees()).toMatchObject({ points: 0 });
    await student.writes('ack=?', 'ack=100');
    await student.writes('seq=?', 'seq=7');
    expect(await student.writes('ack=?', 'ack=300')).toMatchObject({ points: 0 });
    expect(await student.writes('ack=100', 'ack=101')).toMatchObject({ points: 2 });
    await student.writes('seq=7', 'seq=101');
    expect(await student.writes('ack=300', 'ack=301')).toMatchObject({ points: 6 });
  });

  it('counts goals that are still to be reached, and each as much as it is worth', async () => {
    const text = withGoals
      .replace(/ {2}A -> B : ACK.*/, '  …')
      .replace('B in ESTABLISHED', 'B in ESTABLISHED points 4')
      .replace('blanks 3', 'blanks 1');
    const student = await StudentSession.opens(text);
    expect(await student.sees()).toMatchObject({ points: 0 });
    expect(await student.writes('ack=?', 'ack=101')).toMatchObject({ points: 1 });
    expect(await student.writes('…', 'A -> B : FIN+ACK')).toMatchObject({ points: 1 });
    expect(await student.writes('FIN+ACK', 'ACK')).toMatchObject({ points: 6 });
  });
});

describe('what is typed and not written yet', () => {
  it('has its score; nothing is written, and no value told', async () => {
    const student = await StudentSession.opens(numbers);
    expect(await student.tries('101')).toEqual({ points: 2, outOf: 4, passed: false, messages: [null] });
    const wrong = await student.tries('10', '301');
    expect(wrong).toMatchObject({ points: 2, messages: [expect.stringMatching(/^This is not right yet/), null] });
    expect(wrong?.messages.join()).not.toMatch(/\b(101|301)\b/);
    expect(await student.tries('101', '301')).toEqual({ points: 4, outOf: 4, passed: true, messages: [null, null] });
    expect(await student.sees()).toMatchObject({ points: 0, blanks: ['?', '?'] });
  });

  it.each(['', '}', '1\n2', '?', '{', 'x'.repeat(201), '// 101'])('is no way round the rules: %j', async (text) => {
    const student = await StudentSession.opens(numbers);
    expect((await student.tries(text))?.points ?? 0).toBe(0);
    expect(await student.sees()).toMatchObject({ points: 0, blanks: ['?', '?'] });
  });
});

describe('the setting of how much is told', () => {
  const told = async (feedback: unknown, text = numbers.replace('  blanks 2\n', '')): Promise<string> =>
    (await (await StudentSession.opens(text, { exercises: { feedback } })).writes('ack=?', 'ack=100')).told;

  it.each([
    ['place', /^This is not right yet\.\n?$/],
    ['rule', /^This is not right yet.*RFC 9293(?!.*101)/],
    ['answer', /101/],
    ['everything', /^This is not right yet.*RFC 9293(?!.*101)/],
  ])('%s', async (feedback, expected) => expect(await told(feedback)).toMatch(expected));

  it('answers no handout', async () => expect(await told('answer', numbers)).not.toMatch(/101/));
});
