/** What came of verifying, for people and as JSON. */
import { type PropertyKind, padEnd, speakingAs, wording, words as wordsOf } from '../../core/index.js';
import { exchangeOf, verificationProblems } from '../../language/index.js';
import type { VerificationReport, VerifiedFile } from '../verified.js';
import type { ToldCoverage } from './coverage.js';

export function verifyJson(files: readonly VerifiedFile[], coverage?: readonly ToldCoverage[]): string {
  const shown = files.map(({ source, verifications }) => ({
    path: source.path,
    verifications: verifications.map(({ analysed: { verification, machine }, outcome }) => ({
      name: verification.name,
      title: verification.title,
      protocol: machine.name,
      line: source.lines.position(verification.span.start).line,
      states: outcome.states,
      transitions: outcome.transitions,
      depth: outcome.depth,
      complete: outcome.complete,
      properties: outcome.verdicts.map(({ kind, verdict, exchange, breaks }, nth) => ({
        line: source.lines.position((verification.properties[nth] ?? verification).span.start).line,
        kind,
        verdict,
        ...(exchange !== undefined && { exchange }),
        // of an adversary: what it takes, the cheapest first
        ...(breaks && breaks.length > 0 && { breaks: breaks.map(({ disturbances, ...found }) => ({ ...disturbances, ...found })) }),
      })),
    })),
  }));
  return `${JSON.stringify({ version: 1, files: shown, ...(coverage && { coverage }) }, undefined, 2)}\n`;
}

export const verifyText = (files: readonly VerifiedFile[]): string =>
  files.flatMap((file) => speakingAs(file.language, () => file.verifications.map((each) => block(file, each)))).join('\n') ||
  (files.some(({ others }) => others.length > 0) ? '' : `${wording().verify.nothing}\n`);

function block({ source }: VerifiedFile, { analysed: { verification }, outcome, errors }: VerificationReport): string {
  const words = wording().verify;
  const { line } = source.lines.position(verification.span.start);
  const name = [verification.name, verification.title].filter((part) => part !== '').join(': ');
  const head = `${source.path}:${line}: ${name === '' ? 'verify' : name}`;
  if (errors.length > 0) return `${head}\n  ${words.hasErrors}\n`;
  const verdicts = outcome.verdicts.flatMap(({ kind, verdict, exchange, breaks = [] }, nth) => {
    const property = verification.properties[nth];
    const written = property === undefined ? unasked(kind) : source.text.slice(property.span.start, property.span.end);
    const way = verdict === 'fails' && exchange !== undefined ? exchangeOf(exchange).split('\n') : [];
    const [cheapest, ...others] = breaks;
    const cost = cheapest === undefined ? [] : [words.breaksWith(cheapest.disturbances, cheapest.cost)];
    const more = others.map((each) => words.breaksToo(each.disturbances, each.cost));
    return [`  ${padEnd(`${words.verdict(verdict)}:`, COLUMN)}${written}`, ...[...cost, ...way, ...more].map((text) => `      ${text}`)];
  });
  const amount = outcome.complete ? words.complete(outcome) : words.stopped(outcome);
  const vacuous = verificationProblems(verification, outcome).filter(({ code }) => code === 'verify/nothing');
  return `${[head, ...verdicts, ...[amount, ...vacuous.map(wordsOf)].map((text) => `  ${text}`)].join('\n')}\n`;
}

const COLUMN = 15;

function unasked(kind: PropertyKind): string {
  const { unexpectedReceive, deadEnd, fits } = wording().verify;
  return kind === 'too-large' ? fits : kind === 'dead-end' ? deadEnd : unexpectedReceive;
}
