/** Nothing that somebody wrote is cut in a picture made of characters. */
import { describe, expect, it } from 'vitest';
import { text } from '../../server/src/core/views/renderers/text.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';

function drawn(lines: string): string {
  const [only] = analyse(lines, { source: 'x', read: () => undefined }).exchanges;
  return only === undefined ? '' : text(only.trace);
}

const four = `host A "Client"
host B "Proxy of the provider in Frankfurt am Main"
host C "Cache"
host D "Server"
`;

describe('in a picture made of characters', () => {
  it('a long label of a host goes on below', () => {
    expect(drawn(`${four}A -> B : SYN\n`)).toMatch(/Proxy of the\n +provider in\n +Client +Frankfurt am Main +Cache +Server\n/);
  });

  it('titles of boxes stand beside each other, whole', () => {
    const picture = drawn(`${four}box A "Home"\nbox B, C "Edge of the provider with a long name"\nbox D "Cloud"\nA -> B : SYN\n`);
    expect(picture).toMatch(/^ +Edge of the provider with a\n +╭── Home ──╮ *╭─+ long name ─+╮ *╭── Cloud ──╮\n/);
  });

  it('a measure has its whole title and its time', () => {
    const picture = drawn(`${four}delay 20ms\nmeasure A "the time of the whole way" { A -> B : SYN; B -> A : SYN+ACK }\n`);
    const words = picture.replace(/[│╭╰─]/g, ' ').replace(/\s+/g, ' ');
    expect(words).toContain('the time of the whole way');
    expect(words).toContain('the whole way 40ms');
  });

  it('no lifeline goes through words', () => {
    expect(drawn(`${four}A -> D : SYN "a label as long as this one is"\n`)).toContain(' SYN seq=x "a label as long as this one is" ');
  });
});
