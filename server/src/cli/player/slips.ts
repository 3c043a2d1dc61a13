/** What the player says to a wrong answer: the well-known slip that it is, found by trying it. */
import { type Facts, type Message, otherwise, type Run, type Step, tell, textIn, type Value } from '../../core/index.js';

/** Sentences by answer, without spaces. */
export type SlipSentences = Readonly<Record<string, string>>;

/** So many numbers are tried for a question; those that were shown last come first. */
const MOST_TRIED = 40;

const NOWHERE = { start: 0, end: 0 };

/** A claim of each state that the host is not in. */
export function slipsOfStates(run: Run, step: Step, host: string, states: readonly string[]): SlipSentences {
  return sentences(states, (state) =>
    otherwise(run, step.statement + 1, {
      kind: 'claims',
      trailing: false,
      span: NOWHERE,
      claims: [{ kind: 'state', host: { text: host, span: NOWHERE }, state: { text: state, span: NOWHERE }, span: NOWHERE }],
    }),
  );
}

/** Numbers that were shown before, and those right beside them: what people mix up. */
export function slipsOfNumbers(run: Run, steps: readonly Step[], step: Step, field: string): SlipSentences {
  const statement = run.context.statements[step.statement];
  if (statement?.kind !== 'message' || statement.blank) return {};
  const shown = steps
    .slice(0, steps.indexOf(step) + 1)
    .reverse()
    .flatMap((each) => (each.kind === 'event' ? [] : each.fields.map(({ value }) => value)));
  const tried = [...new Set(shown.flatMap(beside))].slice(0, MOST_TRIED);
  return sentences(tried, (written) => otherwise(run, step.statement, withField(statement, field, written)));
}

function sentences(answers: readonly string[], factsOf: (answer: string) => readonly Facts[]): SlipSentences {
  const found = answers.flatMap((answer) => {
    const said = factsOf(answer)
      .map(sentenceOf)
      .find((each) => each !== '');
    return said === undefined ? [] : [[answer, said] as const];
  });
  return Object.fromEntries(found);
}

/** Not the whole message, which would give the answer away. */
function sentenceOf(facts: Facts): string {
  if (facts.kind !== 'requirement' && facts.kind !== 'claim') return '';
  if (facts.slip !== undefined) return textIn(facts.slip);
  return facts.kind === 'requirement' && facts.reason !== undefined ? tell(facts.reason) : '';
}

const FORM = /^([\p{L}_][\p{L}\p{N}_]*)?(?:(^|[+-])(\d+))?$/u;

function beside(written: string): readonly string[] {
  const [, name = '', sign = '', digits] = FORM.exec(written) ?? [];
  if (name === '' && digits === undefined) return [];
  const offset = Number(digits ?? 0) * (sign === '-' ? -1 : 1);
  return [offset, offset + 1, offset - 1].map((each) =>
    name === '' ? String(Math.max(0, each)) : each === 0 ? name : `${name}${each < 0 ? '' : '+'}${each}`,
  );
}

function withField(message: Message, field: string, written: string): Message {
  const [, name = '', sign = '', digits] = FORM.exec(written) ?? [];
  const amount = Number(digits ?? 0);
  const value: Value =
    name === ''
      ? { kind: 'number', value: amount, written, span: NOWHERE }
      : { kind: 'symbol', name, offset: sign === '-' ? -amount : amount, span: NOWHERE };
  const own = { name: { text: field, span: NOWHERE }, value, span: NOWHERE };
  return { ...message, fields: [...message.fields.filter((each) => each.name.text !== field), own] };
}
