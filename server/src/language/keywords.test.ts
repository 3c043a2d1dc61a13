/** Every keyword can be a name, wherever a name can stand. */
import { describe, expect, it } from 'vitest';
import { faultText } from '../core/views/fault-text.js';
import { createHandshakeServices } from './services.js';
import { analysed, endOf } from './testing/check.js';

const { Handshake } = createHandshakeServices();
const KEYWORDS = Object.keys(Handshake.parser.Lexer.definition).filter((name) => /^[a-z]+$/.test(name));

/** A third of them in each run, another one for each seed; all on demand. */
const TRIED =
  process.env.HANDSHAKE_KEYWORDS === 'all' ? KEYWORDS : KEYWORDS.filter((_, at) => at % 3 === Number(process.env.HANDSHAKE_SEED ?? 1) % 3);

/** `K` stands for the keyword. */
const STATEMENTS = [
  'host K',
  'host K "label" is client in LISTEN',
  'host X is K',
  'host X in K',
  'host X is K in K with K=1, K=2',
  'host X with K=1 K=2',
  'K -> X : SYN',
  'K -x X : SYN',
  'K ~> X : SYN as m',
  'X -> K : SYN',
  'X -> Y : K',
  'X -> Y : SYN+K',
  'X -> Y : K+SYN seq=1',
  'X -> Y : SYN K=1',
  'X -> Y : SYN K=1 K=2 "label" as m expect X in K',
  'X ~> Y : SYN as K',
  'X ~> Y : SYN seq=1 "label" as K',
  'stray K -> X : SYN',
  'stray X ~> K : SYN as K',
  'K : timeout',
  'X : K',
  'X : K K=1 "label"',
  'K : K',
  'K -> K : K K=1 as K expect K in K, K.K = 1',
  'expect K in ESTABLISHED',
  'expect X in K',
  'expect K.snd_nxt = 1',
  'expect X.K == 1',
  'expect K in K, K.K=1',
  'expect error K',
  'expect error K/K-K',
  'note K "text"',
  'note K, K "text"',
  'm arrives',
  'K -> K : K K=1 at 1ms takes 2ms "label" as K expect K in K',
  'X -> Y : K at 1s as K',
  'K : K at 1ms',
] as const;

const VALUES = ['X -> Y : SYN seq=K', 'X -> Y : SYN seq=K+1 ack=K', 'expect X.snd_nxt = K-1', 'host X with snd_nxt=K, rcv_nxt=K'] as const;
const NO_VALUES = ['as', 'expect'];

const DOCUMENTS = [
  'exchange K { A -> B : SYN }',
  'exchange K "title" using tcp { A -> B : SYN }',
  'exchange K using tcp after x { A -> B : SYN }; exchange x { }',
  'exchange x using K { A -> B : SYN }',
  'exchange K after K { A -> B : SYN }',
  'using K; A -> B : SYN',
  'protocol K { flags K; event K; var K : int; state K }',
  'protocol p extends K { state K }',
  'protocol p { message K (K); field K : int; main K; states K { state S aka K { on K -> K; send K -> K } }; action K { do K } }',
  'protocol p { role K { state K }; start K is K in K, K is K in K; let K = K + 1; link K = K }',
  'protocol p { state S { send K or K+K without K, K; receive any when K == K -> K { set K = K; owe K K=K when K; forget K } } }',
] as const;

const syntaxIn = (text: string): readonly string[] =>
  analysed(text)
    .problems.filter(({ code }) => code === 'syntax')
    .map(({ span, facts }) => `${text.slice(span.start, span.end)}: ${facts.kind === 'syntax' ? faultText(facts.fault) : ''}`);

describe.each(TRIED)('%s', (keyword) => {
  const named = (text: string): string => text.replaceAll(/\bK\b/g, keyword);

  it('can be a name in every statement', () => {
    const failures = STATEMENTS.flatMap((line) =>
      syntaxIn(`exchange e {\n${named(line)}\n}`).map((problem) => `${named(line)} → ${problem}`),
    );
    expect(failures).toEqual([]);
  });

  it('can be a name in a bare document', () => {
    const failures = STATEMENTS.flatMap((line) => syntaxIn(named(line)).map((problem) => `${named(line)} → ${problem}`));
    expect(failures).toEqual([]);
  });

  it(NO_VALUES.includes(keyword) ? 'is no value' : 'can be a value', () => {
    for (const line of VALUES) expect(syntaxIn(named(line)).length > 0, named(line)).toBe(NO_VALUES.includes(keyword));
  });

  it('can be a name around blocks', () => {
    const ambiguous =
      keyword === 'not' ? [] : DOCUMENTS.flatMap((text) => syntaxIn(named(text)).map((problem) => `${named(text)} → ${problem}`));
    expect(ambiguous).toEqual([]);
  });

  it('names hosts and segments that do what they should', () => {
    const text = named(
      'host K\nhost B in LISTEN\nK ~> B : SYN seq=1 as K\nK arrives\nB -> K : SYN+ACK seq=5 ack=2\nexpect K in ESTABLISHED',
    );
    const analysis = analysed(text);
    expect(analysis.problems.map(({ code }) => code).filter((code) => code !== 'unanswered')).toEqual([]);
    expect(endOf(analysis)).toBe(named('K ESTABLISHED, B SYN_RECEIVED'));
  });
});
