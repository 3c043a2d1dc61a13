/** A statement as a line of the language. */
import type { Claim, FieldValue, Host, Message, Statement } from '../exchange/exchange.js';
import { fieldValueShown, quoted, writtenForm } from '../exchange/written.js';
import type { Run } from '../run/run.js';
import { nowhere } from '../span.js';

const ARROWS: Readonly<Record<Message['fate'], string>> = { delivered: '->', lost: '-x', 'in-flight': '~>' };

export function statementText(statement: Statement): string {
  switch (statement.kind) {
    case 'message':
      return messageText(statement);
    case 'arrival':
      return `${statement.segment.text} arrives${statement.at === undefined ? '' : ` at ${statement.at.written}`}`;
    case 'event':
      return [`${statement.host.text} : ${statement.event.text}`, ...statement.fields.map(fieldText)].join(' ');
    case 'host':
      return hostText(statement);
    case 'claims':
      return `expect ${statement.claims.map(claimText).join(', ')}`;
    case 'expect-error':
      return ['expect error', statement.code?.text, statement.reason === undefined ? undefined : JSON.stringify(statement.reason)]
        .filter((part) => part !== undefined)
        .join(' ');
    case 'note':
    case 'box': {
      const hosts = statement.hosts.map(({ text }) => text).join(', ');
      return `${statement.kind} ${hosts === '' ? '' : `${hosts} `}${quoted(statement.text)}`;
    }
    case 'stretch':
      return statement.edge === 'end'
        ? '}'
        : [statement.look, statement.host?.text, statement.title === '' ? undefined : quoted(statement.title), '{']
            .filter((part) => part !== undefined)
            .join(' ');
    case 'fork':
      return '';
    case 'section':
      return `section "${statement.title}"`;
    case 'delay':
    case 'wait':
      return `${statement.kind} ${statement.time.written}`;
    case 'damaged':
      return statement.words.join(' ');
  }
}

function hostText({ name, label, role, state, variables }: Host): string {
  const parts = [
    label === '' ? '' : ` ${quoted(label)}`,
    role === undefined ? '' : ` is ${role.text}`,
    state === undefined ? '' : ` in ${state.text}`,
    variables.length === 0 ? '' : ` with ${variables.map(fieldText).join(', ')}`,
  ];
  return `host ${name.text}${parts.join('')}`;
}

function messageText({ from, to, fate, stray, names, fields, segment }: Message): string {
  const what = names.length === 0 ? '?' : names.map(({ text }) => text).join('+');
  const line = [`${from.text} ${ARROWS[fate]} ${to.text} : ${what}`, ...fields.map(fieldText)].join(' ');
  return `${stray ? 'stray ' : ''}${line}${segment === undefined ? '' : ` as ${segment.text}`}`;
}

export const fieldText = ({ name, value }: FieldValue): string => `${name.text}=${writtenForm(value)}`;

/** A value that is shown, as the exchange would write it: texts in quotes, unless its author writes this field without. */
export function fieldSource({ program, context }: Run, name: string, shown: string): string {
  const { type } = program.fields[program.fieldIndex.get(name) ?? -1] ?? {};
  const first = () => {
    for (const each of context.statements) {
      const own = each.kind === 'message' ? each.fields.find((field) => field.name.text === name) : undefined;
      if (own) return own.value;
    }
    return undefined;
  };
  return `${name}=${writtenForm(fieldValueShown(shown, nowhere, type, first))}`;
}

export function claimText(claim: Claim): string {
  switch (claim.kind) {
    case 'state':
      return `${claim.host.text} in ${claim.state?.text ?? '?'}`;
    case 'variable':
      return `${claim.host.text}.${claim.variable.text} = ${writtenForm(claim.value)}`;
    case 'condition':
      return claim.written;
  }
}
