/** What came of verifying, for people and as JSON. */
import { verdictLine, verdictSummary } from '../../core/views/words/verify.js';
import type { Verification, VerifiedFile } from '../verified.js';

export function verifyJson(files: readonly VerifiedFile[]): string {
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
      properties: outcome.verdicts.map(({ kind, property, verdict, exchange }) => ({
        line: source.lines.position((property ?? verification).span.start).line,
        kind,
        verdict,
        ...(exchange !== undefined && { exchange }),
      })),
    })),
  }));
  return `${JSON.stringify({ version: 1, files: shown }, undefined, 2)}\n`;
}

export const verifyText = (files: readonly VerifiedFile[]): string =>
  files.flatMap((file) => file.verifications.map((each) => block(file, each))).join('\n') ||
  'There is nothing to verify: no verify block was found.\n';

function block({ source }: VerifiedFile, { analysed: { verification }, outcome, errors }: Verification): string {
  const { line } = source.lines.position(verification.span.start);
  const name = [verification.name, verification.title].filter((part) => part !== '').join(': ');
  const head = `${source.path}:${line}: ${name === '' ? 'verify' : name}`;
  if (errors.length > 0) return `${head}\n  not looked at: it has errors\n`;
  const verdicts = outcome.verdicts.flatMap(({ kind, property, verdict, exchange }) => {
    const { start, end } = (property ?? verification).span;
    const written = property === undefined ? '' : source.text.slice(start, end);
    const way =
      verdict === 'fails' && exchange !== undefined
        ? exchange
            .trimEnd()
            .split('\n')
            .map((text) => `      ${text}`)
        : [];
    return [`  ${verdictLine(kind, verdict, written)}`, ...way];
  });
  return `${[head, ...verdicts, `  ${verdictSummary(outcome)}`].join('\n')}\n`;
}
