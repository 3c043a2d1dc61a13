/** Flags that people write as one word: `SYNACK`, `fin_ack`, or a word that the protocol has for them (`let DATA = PSH + ACK`). */
import type { Expression } from '../../machine/expression.js';
import type { Machine } from '../../machine/machine.js';

/** In canonical order; empty if the word is none of these. */
export function flagsMeant(machine: Machine, word: string): readonly string[] {
  const { flags, lets } = machine;
  const definition = lets.find(({ name }) => name.toUpperCase() === word.toUpperCase());
  const defined = definition && summands(definition.value);
  const meant = defined?.every((name) => flags.includes(name))
    ? defined
    : [...spelled(word.toUpperCase().replaceAll('_', ''), flags), ...initials(word, flags)];
  return flags.filter((flag) => meant.includes(flag));
}

function summands(e: Expression): readonly string[] {
  if (e.kind === 'name') return [e.name];
  return e.kind === 'binary' && e.op === '+' ? [...summands(e.left), ...summands(e.right)] : [''];
}

/**
 * `SA`: what each letter alone begins. Three letters are rather a flag that is mistyped, as are two that begin one (`AC`), and one
 * letter may be a beginning of anything.
 */
function initials(word: string, flags: readonly string[]): readonly string[] {
  if (flags.some((flag) => flag.startsWith(word))) return [];
  const meant = [...word].flatMap((letter) => {
    const [only, another] = flags.filter((flag) => flag.startsWith(letter));
    return only === undefined || another !== undefined ? [] : [only];
  });
  return word.length === 2 && meant.length === word.length ? meant : [];
}

/** Two flags or more, one behind the other. */
function spelled(word: string, flags: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let rest = word; rest !== ''; ) {
    const flag = flags.find((each) => rest.startsWith(each.toUpperCase()));
    if (flag === undefined) return [];
    found.push(flag);
    rest = rest.slice(flag.length);
  }
  return found.length > 1 ? found : [];
}
