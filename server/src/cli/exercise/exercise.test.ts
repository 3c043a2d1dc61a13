import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, handshake } from '../io.fixture.js';
import { clozeAnswers } from './readers.fixture.js';

const key = `// What a teacher keeps.
exercise numbers "Numbers from {isn}" {
  task "The SYN has number {isn}."
  hint "A SYN takes one number."
  hint "SECRET two"
  points 3
  vary isn in 100..9000 step 100
  host A; host B in LISTEN
  A -> B : SYN     seq=isn      // SECRET comment
  B -> A : SYN+ACK seq=300 ack=?
  A -> B : ?
  expect B in ?
  solution { A -> B : SYN seq=isn; B -> A : SYN+ACK seq=300 ack=isn+1; A -> B : ACK ack=301 "SECRET"; expect B in ESTABLISHED }
}
exercise order "Order" {
  task "Put in order."
  shuffle {
    A -> B : SYN
    B -> A : SYN+ACK
    A -> B : ACK
  }
}
`;

async function handedOut(...options: readonly string[]) {
  const root = folder({ 'key.hsk': key });
  const result = await handshake(['exercise', 'handout', path.join(root, 'key.hsk'), '-o', path.join(root, 'out'), ...options]);
  expect(result).toMatchObject({ status: 0, error: '' });
  return root;
}

const read = (...parts: readonly string[]): string => readFileSync(path.join(...parts), 'utf8');
const answer = (text: string, right = true): string => {
  const isn = Number(/seq=(\d+)/.exec(text)?.[1]);
  return text
    .replace('ack=?', `ack=${right ? isn + 1 : isn}`)
    .replace('A -> B : ?', 'A -> B : ACK')
    .replace('B in ?', 'B in ESTABLISHED')
    .replace(/shuffle \{[^}]*\}/, 'shuffle { A -> B : SYN; B -> A : SYN+ACK; A -> B : ACK }');
};

describe('handshake exercise handout', () => {
  it('leaves nothing of the answers, and can be checked', async () => {
    const root = await handedOut();
    const text = read(root, 'out/key.hsk');
    expect(text).not.toMatch(/SECRET|solution|isn\b(?! in)/);
    expect(text).toContain('hint "A SYN takes one number."');
    expect(text).toContain('blanks 3');
    expect((await handshake(['check', path.join(root, 'out/key.hsk')])).status).toBe(0);
  });

  it('is not answered by any command, blank or filled in', async () => {
    const root = await handedOut();
    const file = path.join(root, 'out/key.hsk');
    const text = read(file);
    const isn = Number(/seq=(\d+)/.exec(text)?.[1]);
    const solved = await handshake(['exercise', 'solve', '--all', file]);
    expect([solved.status, solved.out]).toEqual([1, expect.stringContaining('this is a handout, which gets no answers')]);
    writeFileSync(file, text.replace('ack=?', 'ack=7'));
    const all = ['check', 'trace', 'render', 'render --format svg', 'render --format html', 'render --format words', 'report'];
    for (const each of all) {
      const { out } = await handshake([...each.split(' '), file]);
      // the player has the states of the protocol
      const isTold = !each.endsWith('html') && out.includes('SYN_RECEIVED');
      expect([each, new RegExp(`ack\\W${isn + 1}`).test(out), isTold]).toEqual([each, false, false]);
    }
  });

  it('stands alone: what is used of imports is in it, in another folder too, and no telling name is left', async () => {
    const root = folder({
      'lib/p.hsk':
        'import "q.hsk"\n// SECRET\nprotocol ping { message PING; message PONG; initial state IDLE { send PING -> IDLE; receive PING { owe PONG }; send PONG -> IDLE; receive PONG } }\nexercise x { task "SECRET"; … }\n',
      'lib/q.hsk':
        'using tcp\nexchange opened {\n  host A; host B in LISTEN // SECRET\n  A -> B : SYN seq=1\n}\nexchange SECRET { A -> B : SYN }\n',
      'week3-solution.hsk':
        'import "lib/p.hsk"\n/* SECRET */\nexercise a using ping {\n  hint "one"\n  hint "two"\n  A -> B : PING\n  B -> A : ?\n  goal hidden nothing owed\n}\nexercise b after opened {\n  B -> A : ?\n}\n',
    });
    const hand = (...options: readonly string[]) =>
      handshake(['exercise', 'handout', path.join(root, 'week3-solution.hsk'), '-o', path.join(root, 'out/deep'), ...options]);
    expect(await hand()).toMatchObject({ status: 0, error: '' });
    const file = path.join(root, 'out/deep/week3.hsk');
    expect(read(file)).not.toMatch(/SECRET|import|hidden|two/);
    rmSync(path.join(root, 'lib'), { recursive: true });
    expect(await handshake(['check', file])).toMatchObject({ status: 0 });
  });

  it('keeps all hints where that is wanted', async () => {
    expect(read(await handedOut('--hints', 'all'), 'out/key.hsk')).toContain('SECRET two');
  });

  it('draws the same from the same seed', async () => {
    const [one, same, other] = await Promise.all(['1', '1', '2'].map(async (seed) => read(await handedOut('--seed', seed), 'out/key.hsk')));
    expect(one).toBe(same);
    expect(one).not.toBe(other);
  });

  it('draws for each student, and a name leads nowhere else', async () => {
    const list = path.join(folder({ 'list.csv': 'name,group\nAnn,1\n"Lee, 지민",2\n../evil,3\n' }), 'list.csv');
    const root = await handedOut('--students', list);
    const texts = ['Ann', 'Lee-지민', '_-evil'].map((name) => read(root, 'out', name, 'key.hsk'));
    expect(new Set(texts).size).toBe(3);
    expect(existsSync(path.join(root, 'evil'))).toBe(false);
  });

  it('reads the class list from a pipe', async () => {
    const root = folder({ 'key.hsk': key });
    const hand = (list: string) =>
      handshake(['exercise', 'handout', path.join(root, 'key.hsk'), '-o', path.join(root, 'out'), '--students', '-'], list);
    expect(await hand('Ann\nBob\n')).toMatchObject({ status: 0, error: '' });
    expect(existsSync(path.join(root, 'out/Bob/key.hsk'))).toBe(true);
    expect(await hand('')).toMatchObject({ status: 2, error: expect.stringContaining('there is no student in standard input') });
  });
});

describe('handshake exercise sheet', () => {
  const sheets = async (format: string, text = key) => {
    const root = folder({ 'week.hsk': text });
    const result = await handshake(['exercise', 'sheet', path.join(root, 'week.hsk'), '-o', path.join(root, 'out'), '--format', format]);
    return { ...result, read: (name: string): string => read(root, 'out', name) };
  };

  it.each([
    ['markdown', 'md', /ack=_{8}\n.* B : _{28}\nexpect B in _{16}\n/],
    ['html', 'html', /ack=<span class="blank" style="width:8ch"><\/span>\n/],
    ['svg', 'svg', /seq=300 ack=<\/text>\n<line /],
  ])('has lines for blanks, and nothing of the answers: %s', async (format, ending, blank) => {
    const { status, read: of } = await sheets(format);
    expect(status).toBe(0);
    expect(of(`week.${ending}`)).toMatch(blank);
    expect(of(`week.${ending}`)).not.toMatch(/SECRET|solution|ESTABLISHED|goal |blanks /);
    expect(of(`week-solution.${ending}`)).toMatch(/ESTABLISHED/);
  });

  it('is a quiz for Moodle, of the exercises that are blanks only', async () => {
    const { status, error, read: of } = await sheets('moodle');
    expect([status, error]).toEqual([0, 'handshake: left out, as they ask for more than blanks: order\n']);
    const quiz = of('week.xml');
    const isn = Number(/seq=(\d+)/.exec(quiz)?.[1]);
    expect(quiz).toContain(`ack={1:NUMERICAL:=${isn + 1}:0}`);
    expect(quiz).toContain('B in {1:SHORTANSWER:=ESTABLISHED}');
    expect(quiz).toMatch(/^<\?xml [^>]*\?>\n<quiz>\n {2}<question type="cloze">\n {4}<name><text>Numbers from \d+<\/text><\/name>/);
    expect(quiz).not.toMatch(/SECRET comment|solution/);
  });
});

describe('an answer of a quiz for Moodle', () => {
  const asked = (text: string) => `exercise e using dhcp {
  host P is client; host S is server
  P -> S : DISCOVER xid=61
  S -> P : OFFER xid=61 yiaddr=? server="S"
  P -> S : ?
  solution { P -> S : DISCOVER xid=61; S -> P : OFFER xid=61 yiaddr="${text}" server="S"; P -> S : REQUEST }
}
`;

  it.each(['10.1.0.8', 'a~b', 'a#b}', '{c}', 'a/b', 'x & y <z>'])('is what Moodle reads there: %s', async (text) => {
    const root = folder({ 'week.hsk': asked(text) });
    await handshake(['exercise', 'sheet', path.join(root, 'week.hsk'), '-o', path.join(root, 'out'), '--format', 'moodle']);
    const [value, message] = clozeAnswers(read(root, 'out', 'week.xml'));
    expect(value).toEqual([`"${text}"`, text]);
    expect(message).toContain('REQUEST');
  });
});

describe('handshake grade', () => {
  const graded = async (files: Readonly<Record<string, string | Uint8Array>>, ...options: readonly string[]) => {
    const root = folder({ 'key.hsk': key, ...files });
    return handshake(['grade', '--key', path.join(root, 'key.hsk'), path.join(root, 'in'), ...options]);
  };

  it('passes what is right, and tells what is not', async () => {
    const handout = read(await handedOut('--seed', '7'), 'out/key.hsk');
    expect(await graded({ 'in/a.hsk': answer(handout) })).toMatchObject({ status: 0 });
    const { status, out } = await graded({ 'in/a.hsk': answer(handout), 'in/b.hsk': answer(handout, false), 'in/c.hsk': handout });
    expect(status).toBe(1);
    expect(out).toContain('This is the sequence number of the SYN itself, but a SYN takes one number');
    expect(out).toMatch(/a\.hsk +3\/3 +10\/10 +13\/13 +passed\n/);
    expect(out).toMatch(/b\.hsk +2\/3 +10\/10 +12\/13 +failed\n/);
    expect(out).toMatch(/c\.hsk +0\/3 +0\/10 +0\/13 +failed\n/);
  });

  it('gives a clear verdict on anything', async () => {
    const files = {
      'in/binary.hsk': new Uint8Array(5000).map((_, at) => (at * 7919) % 256),
      'in/empty.hsk': '',
      'in/huge.hsk': 'A -> B : SYN\n'.repeat(100_000),
      'in/imports.hsk': `import "imports.hsk"\n${'import "../key.hsk"\n'.repeat(500)}`,
      'in/long.hsk': `exercise numbers {\n${'A -> B : ACK seq=77 ack=8\n'.repeat(5_000)}}`,
      'in/open.hsk': `exercise numbers {${'{'.repeat(3_000)}`,
    };
    const { status, out } = await graded(files, '--format', 'json');
    expect(status).toBe(1);
    expect(JSON.parse(out).submissions.map(({ points }: { readonly points: number }) => points)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('writes what other programs read', async () => {
    const handout = read(await handedOut(), 'out/key.hsk');
    const files = { 'in/=a.hsk': answer(handout, false) };
    const results = JSON.parse((await graded(files, '--format', 'exercism')).out);
    expect(results).toMatchObject({
      version: 3,
      status: 'fail',
      tests: [
        { status: 'fail', task_id: 1 },
        { name: 'order', status: 'pass', task_id: 2 },
      ],
    });
    const junit = (await graded(files, '--format', 'junit')).out;
    expect(junit).toContain('<testsuites name="handshake" tests="2" failures="1" errors="0">');
    expect(junit).toMatch(/<failure message="2 of 3 points" type="points">9:\d+: /);
    expect((await graded(files, '--format', 'csv')).out).toMatch(
      /^id,file,numbers,order,points,of,result,feedback\r\n'=a,.*,2,10,12,13,failed,"?numbers, line 9: /,
    );
  });

  it.each([
    [['grade', 'x.hsk'], 'no key given'],
    [['grade', '--key', 'no/key.hsk', 'x.hsk'], 'cannot read no/key.hsk'],
    [['grade', '--key', 'examples/open.hsk', 'x.hsk'], 'there is no exercise in'],
    [['exercise', 'frobnicate', 'x.hsk'], "not 'frobnicate'"],
    [['exercise', 'handout', '-'], 'handout needs a folder'],
  ])('%j is answered in one line', async (argv, what) => {
    const { status, error } = await handshake(argv, key);
    expect(status).toBe(2);
    expect(error).toContain(what);
  });
});
