/** What would put a problem of a protocol right, as changes of its text; each is tried before it is offered. */
import type { Problem, ProtocolFacts, Role, Span, TextRemedy } from '../../../core/index.js';
import { insertionAt } from './insertion.js';
import { alternative, cutOf, listedName, statementAt } from './statements.js';
import { isOwn, type LintSubject, stateNamed } from './subject.js';
import { typeRemedies } from './type-remedies.js';

/** Of more nobody reads the fixes. */
const MOST = 100;

/** The same problems, with what would put the first ones right. */
export const remedied = (problems: readonly Problem[], subject: LintSubject): readonly Problem[] =>
  problems.map((problem, index) => {
    const { facts } = problem;
    if (facts.kind !== 'protocol' || index >= MOST) return problem;
    const remedies = remediesFor(problem, facts, subject).filter(({ edits }) => edits.length > 0);
    return remedies.length === 0 ? problem : { ...problem, facts: { ...facts, remedies } };
  });

function remediesFor(problem: Problem, facts: ProtocolFacts, subject: LintSubject): readonly TextRemedy[] {
  const { span } = problem;
  const { text } = subject;
  const statement = statementAt(text, subject.span, span.start);
  switch (facts.what) {
    case 'unreachable':
      return [{ how: 'remove', what: facts.state, edits: cut(text, statement) }];
    case 'loop':
      return [removeRow(text, statementAt(text, subject.span, facts.back.start)), removeRow(text, statement)];
    case 'never-true':
      return [removeRow(text, statement)];
    case 'never-taken':
      return [...(facts.mayGoFirst ? putBefore(problem, subject) : []), removeRow(text, statement)];
    case 'unsent': {
      const one = alternative(text, span, facts.message);
      return [removeRow(text, one === undefined ? statement : undefined), { how: 'remove', what: facts.message, edits: gone(one) }];
    }
    case 'unused':
      return [
        { how: 'remove', what: facts.name, edits: gone(listedName(text, span) ?? (statement && cutOf(text, statement))) },
        ...(facts.thing === 'variable' ? describe(facts.name, subject, statement) : []),
      ];
    case 'structure':
      return ofStructure(facts, span, subject, statement);
    case 'type':
      return typeRemedies(facts, span, subject);
    default:
      return [];
  }
}

type Edits = TextRemedy['edits'];

const gone = (span: Span | undefined): Edits => (span === undefined ? [] : [{ span, text: '' }]);
const cut = (text: string, statement: Span | undefined): Edits => gone(statement && cutOf(text, statement));
const removeRow = (text: string, statement: Span | undefined): TextRemedy => ({ how: 'remove-row', what: '', edits: cut(text, statement) });

/** Before the row that hides it. */
function putBefore({ span, related }: Problem, { text, span: all }: LintSubject): readonly TextRemedy[] {
  const [row, other] = [span, related[0]?.place.span].map((each) => each && statementAt(text, all, each.start));
  if (row === undefined || other === undefined) return [];
  const lineStart = text.lastIndexOf('\n', other.start - 1) + 1;
  const indent = text.slice(lineStart, other.start);
  const parting = indent.trim() === '' ? `\n${indent}` : '; ';
  const comment = /\/\/[^\r\n]*/.exec(text.slice(row.end, cutOf(text, row).end))?.[0];
  const moved = `${text.slice(row.start, row.end)}${comment === undefined || parting === '; ' ? '' : ` ${comment}`}${parting}`;
  return [{ how: 'put-before', what: '', edits: [{ span: { start: other.start, end: other.start }, text: moved }, ...cut(text, row)] }];
}

/** What is kept to be shown has a text. */
function describe(name: string, { text }: LintSubject, statement: Span | undefined): readonly TextRemedy[] {
  if (statement === undefined || text.slice(statement.start, statement.end).includes('"')) return [];
  return [{ how: 'describe', what: name, edits: [{ span: { start: statement.end, end: statement.end }, text: ` "${name}"` }] }];
}

function ofStructure(
  facts: Extract<ProtocolFacts, { what: 'structure' }>,
  span: Span,
  subject: LintSubject,
  statement: Span | undefined,
): readonly TextRemedy[] {
  const { text, machine } = subject;
  switch (facts.issue) {
    case 'two-initial': {
      const word = statement && /^(?:final[ \t]+)?initial[ \t]+/.exec(text.slice(statement.start, span.start))?.[0];
      if (statement === undefined || word === undefined) return [];
      const start = statement.start + word.indexOf('initial');
      return [{ how: 'not-initial', what: facts.state, edits: gone({ start, end: statement.start + word.length }) }];
    }
    case 'outside-roles':
      if (statement === undefined) return [];
      return [
        ...machine.roles.flatMap((role) => movedInto(role, subject, statement)),
        { how: 'remove', what: facts.state, edits: cut(text, statement) },
      ];
    case 'empty':
      return [{ how: 'remove', what: facts.name, edits: cut(text, statement) }];
    case 'no-start':
      return startLine(subject);
    case 'silent-start':
      return exchangedStart(subject);
    case 'nested-session':
      return [];
  }
}

function movedInto(role: Role, subject: LintSubject, statement: Span): readonly TextRemedy[] {
  const { text, own } = subject;
  const place = own.roles.get(role.name)?.place;
  const add = place && isOwn(subject, place) ? insertionAt(text, place.span.end, text.slice(statement.start, statement.end)) : undefined;
  if (add === undefined) return [];
  const put = { span: { start: add.at, end: add.at }, text: add.text };
  return [{ how: 'move-into', what: role.name, edits: [...cut(text, statement), put] }];
}

/** Whoever can do something first is the sender. */
function startLine({ machine, text, own, span }: LintSubject): readonly TextRemedy[] {
  const first =
    machine.roles.find((role) => stateNamed(role, role.initial)?.send.some(({ guard }) => guard === undefined)) ?? machine.roles[0];
  const second = machine.roles.find((role) => role !== first);
  const at = first && own.roles.get(first.name)?.place.span.start;
  const role =
    at === undefined ? undefined : statementAt(text, span, Math.min(at, own.roles.get(second?.name ?? '')?.place.span.start ?? at));
  if (first === undefined || second === undefined || role === undefined) return [];
  const line = `start sender is ${first.name}, receiver is ${second.name}`;
  const indent = text.slice(text.lastIndexOf('\n', role.start - 1) + 1, role.start);
  const parting = indent.trim() === '' ? `\n${indent}` : '; ';
  return [{ how: 'add', what: line, edits: [{ span: { start: role.start, end: role.start }, text: `${line}${parting}` }] }];
}

function exchangedStart({ text, span }: LintSubject): readonly TextRemedy[] {
  const found = /\bstart[ \t]+sender[ \t]+([^,;\n}]*\w)([ \t]*,[ \t]*receiver[ \t]+)([^,;\n}/]*\w)/.exec(text.slice(span.start, span.end));
  const [all = '', sender = '', between = '', receiver = ''] = found ?? [];
  if (found === null) return [];
  const end = span.start + found.index + all.length;
  const edit = { span: { start: end - sender.length - between.length - receiver.length, end }, text: `${receiver}${between}${sender}` };
  return [{ how: 'exchange-start', what: '', edits: [edit] }];
}
