import { expect, it } from 'vitest';
import { ProtocolCoverage } from '../verify/covered.js';
import { coverageHints } from './coverage-hints.js';
import { analysed } from './cursor.fixture.js';

/** The text with what stands beside its rows. */
function shown(text: string): string {
  const analysis = analysed(text);
  const covered = new ProtocolCoverage();
  covered.read(analysis);
  return coverageHints(analysis, { start: 0, end: text.length }, covered).reduceRight(
    (now, { offset, text: hint }) => `${now.slice(0, offset)}«${hint}»${now.slice(offset)}`,
    text,
  );
}

const BELL = `protocol bell {
  message Ring, Hello
  event press
  state IDLE {
    on press {
      owe Ring
    }
    send Ring -> RUNG // rings
    receive Ring
  }
  state RUNG {
    receive Hello -> IDLE
  }
}
`;
const A = 'exchange a using bell {\n  A : press\n  A -> B : Ring\n}\n';

it('beside each row stands how many take it', () => {
  expect(shown(`${BELL}${A}${A.replace(' a ', ' b ')}`)).toContain(`
    on press«2 exchanges» {
      owe Ring
    }
    send Ring -> RUNG«2 exchanges» // rings
    receive Ring«2 exchanges»
  }
  state RUNG {
    receive Hello -> IDLE«never taken»
`);
});

it('a row that a variant has taken over counts for both', () => {
  const loud = `protocol loud extends bell {\n  state RUNG {\n    send Ring\n  }\n}\n${A.replace('bell', 'loud')}`;
  expect(shown(`${BELL}${loud}${A.replace(' a ', ' b ')}`)).toContain('send Ring -> RUNG«2 exchanges» // rings');
  expect(shown(`${BELL}${loud}`)).toContain('send Ring«never taken»');
});
