/** What an editor shows of verifications: diagnostics at the properties, code lenses, entries of the Testing view, texts to insert. */
import type { LangiumDocument } from 'langium';
import type { CodeLens, Command } from 'vscode-languageserver';
import { commands, insertLineCommand, stopVerifyingCommand, verifyCommand } from '../../../../contract/names.js';
import type { PropertyEntry, VerificationEntry } from '../../../../contract/verify.js';
import { countOf, type Problem, type Span, wording, words } from '../../core/index.js';
import {
  type AnalysedVerification,
  type Analysis,
  exchangeToInsert,
  exerciseToInsert,
  isUnexpected,
  placeOf,
  propertyText,
  verificationProblems,
} from '../../language/index.js';
import { rangeOf } from '../features/asked.js';
import type { Verifier } from './verifier.js';

export const problemsIn = (analysis: Analysis, verifier: Verifier): readonly Problem[] =>
  analysis.verifications.flatMap((each) => {
    const { outcome } = verifier.standing(each, analysis);
    if (outcome === undefined) return [];
    return verificationProblems(each.verification, outcome, (nth) => {
      const source = verifier.wayOf(each, analysis, nth);
      const { steps = 0 } = outcome.verdicts[nth] ?? {};
      return source === undefined ? [] : [{ place: { source, span: NOWHERE }, text: { clause: 'way-there', steps } }];
    });
  });

const NOWHERE: Span = { start: 0, end: 0 };

export function entriesIn(document: LangiumDocument, analysis: Analysis, verifier: Verifier): readonly VerificationEntry[] {
  return analysis.verifications.map((each) => {
    const { verification } = each;
    const { state, situations, outcome } = verifier.standing(each, analysis);
    const verdicts = outcome?.verdicts ?? [];
    const properties = [...verification.properties, undefined, undefined].map((property, nth): PropertyEntry => {
      const verdict = verdicts[nth];
      const way = verifier.wayOf(each, analysis, nth);
      const fails = verdict?.verdict === 'fails' && isUnexpected(verification, verdict, nth);
      const [problem] =
        fails && outcome !== undefined ? verificationProblems(verification, { ...outcome, complete: false }).filter(at(nth, each)) : [];
      return {
        label: property === undefined ? unasked(nth - verification.properties.length) : textOf(property.span, analysis),
        range: rangeOf(document, placeOf(verification, nth)),
        verdict: verdict?.verdict ?? 'unknown',
        ...(problem && { message: words(problem) }),
        ...(way !== undefined && { way }),
      };
    });
    const { name, title, span } = verification;
    return { name, title, range: rangeOf(document, span), state, situations, properties };
  });
}

const at =
  (nth: number, { verification }: AnalysedVerification) =>
  ({ span }: Problem): boolean =>
    span === placeOf(verification, nth);

const textOf = ({ start, end }: Span, { text }: Analysis): string => text.slice(start, end);

/** In the order in which they are answered. */
function unasked(nth: number): string {
  const { unexpectedReceive, deadEnd, fits } = wording().verify;
  return [unexpectedReceive, deadEnd][nth] ?? fits;
}

/** The verdict above the block; above each property that fails, what can be done about it. */
export function lensesIn(document: LangiumDocument, analysis: Analysis, verifier: Verifier, isOwnClient: boolean): readonly CodeLens[] {
  return analysis.verifications.flatMap((each, index) => {
    const range = rangeOf(document, each.verification.nameSpan);
    const { uri } = document.textDocument;
    const said = wording().verify;
    const isPlayed = isOwnClient && verifier.standing(each, analysis).state !== 'errors';
    const play = isPlayed ? [{ title: said.play, command: commands.play, arguments: [uri, index] }] : [];
    const head = [...headLenses(document, analysis, verifier, index), ...play].map((command) => ({ range, command }));
    const ways = waysIn(each, analysis, verifier).flatMap((way) => {
      const place = rangeOf(document, placeOf(each.verification, way.nth));
      const show = isOwnClient
        ? [
            { title: said.show, command: commands.showWay, arguments: [way.uri] },
            { title: said.playOn, command: commands.play, arguments: [uri, index, way.nth] },
          ]
        : [];
      return [...show, ...insertions(document, analysis, each, way)].map((command) => ({ range: place, command }));
    });
    return [...head, ...ways];
  });
}

function headLenses(document: LangiumDocument, analysis: Analysis, verifier: Verifier, index: number): readonly Command[] {
  const each = analysis.verifications[index];
  if (each === undefined) return [];
  const said = wording().verify;
  const { state, situations, outcome } = verifier.standing(each, analysis);
  const uri = document.textDocument.uri;
  switch (state) {
    case 'errors':
      return [{ title: said.hasErrors, command: '' }];
    case 'unknown':
      return [{ title: said.start, command: verifyCommand, arguments: [uri, index] }];
    case 'running':
      return [
        { title: situations === 0 ? said.waiting : said.running(situations), command: '' },
        { title: said.stop, command: stopVerifyingCommand, arguments: [uri] },
      ];
    case 'known': {
      const verdicts = outcome?.verdicts ?? [];
      const tally = { holds: 0, fails: 0, undecided: 0 };
      for (const { verdict } of verdicts) tally[verdict]++;
      return [{ title: said.verdicts(tally, situations), command: '' }];
    }
  }
}

interface FoundWay {
  readonly nth: number;
  readonly uri: string;
  readonly text: string;
  /** What is sought, for an exercise. */
  readonly what: string;
  /** The property that fails, as it is written; absent for what is possible, or what nobody asks for. */
  readonly property?: string;
  /** The least that an adversary has to do for it. */
  readonly disturbances?: number;
}

/** Of what fails, and of what is possible. */
export function waysIn(each: AnalysedVerification, analysis: Analysis, verifier: Verifier): readonly FoundWay[] {
  const { outcome } = verifier.standing(each, analysis);
  return (outcome?.verdicts ?? []).flatMap(({ exchange: text, kind, breaks }, nth): readonly FoundWay[] => {
    const uri = text === undefined ? undefined : verifier.wayOf(each, analysis, nth);
    const property = each.verification.properties[nth];
    const what = property === undefined ? kind : property.text || textOf(property.span, analysis);
    if (text === undefined || uri === undefined) return [];
    const broken = property !== undefined && kind !== 'possible' ? { property: propertyText(property, analysis.text) } : {};
    return [{ nth, uri, text, what, ...broken, ...(breaks?.[0] && { disturbances: countOf(breaks[0].disturbances) }) }];
  });
}

/** Put in below the block; every editor can do that. */
export function insertions(
  document: LangiumDocument,
  analysis: Analysis,
  { verification }: AnalysedVerification,
  { text, what, ...asked }: Omit<FoundWay, 'nth' | 'uri'>,
): readonly Command[] {
  const said = wording().verify;
  const exercise = exerciseToInsert(text, analysis, { task: said.task(what), ...asked });
  const command = (title: string, inserted: string): Command => ({
    title,
    command: insertLineCommand,
    arguments: [
      document.textDocument.uri,
      { range: rangeOf(document, { start: end, end }), newText: below(inserted, verification.span, analysis) },
    ],
  });
  const { end } = verification.span;
  return [
    command(said.insert, exchangeToInsert(text, analysis)),
    ...(exercise === undefined ? [] : [command(said.makeExercise, exercise)]),
  ];
}

/** With the margin of the block: it may stand in a quotation of Markdown. */
function below(inserted: string, { start }: Span, { text }: Analysis): string {
  const margin = /[\s>]*$/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))?.[0] ?? '';
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return ['', '', ...inserted.split('\n')].map((line, at) => (at === 0 ? '' : `${margin}${line}`.trimEnd())).join(newline);
}
