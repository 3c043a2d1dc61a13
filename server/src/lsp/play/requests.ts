/** The request of a preview that plays: what an exchange has come to, and what can happen now. */
import type { LangiumDocument } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Picture, Target } from '../../../../contract/messages.js';
import {
  LONGEST_PLAYED_LINE,
  MOST_PLAYED_LINES,
  type PlayAnswer,
  type Played,
  type PlayedVerification,
  type PlayMove,
  type PlayParams,
  playRequest,
} from '../../../../contract/play.js';
import { moveWords, type Place, speakingAs, wording } from '../../core/index.js';
import {
  type AnalysedExchange,
  type AnalysedVerification,
  type Analysis,
  asWay,
  drawable,
  hostLines,
  isHandout,
  MOST_PLAYERS,
  movesOn,
  offsetBefore,
  type PlayedExchange,
  type PlayInsertion,
  type PlaySubject,
  playedExchange,
  takenBack,
  wayLines,
  writtenWhole,
} from '../../language/index.js';
import { locator } from '../locate.js';
import { machinePicture } from '../picture/machine.js';
import { chosenExchange, entriesOf, pictureOf } from '../picture/picture.js';
import { onRequest } from '../request.js';

export interface PlayParts {
  readonly connection: Connection;
  readonly services: LangiumSharedServices;
  readonly analysisOf: (document: LangiumDocument) => Analysis;
  readonly givesAnswers: (document: LangiumDocument) => boolean;
  /** A document with another text than it has. */
  readonly analysed: (document: LangiumDocument, text: string, earlier: Analysis) => Analysis;
  readonly isMarkdown: (document: LangiumDocument) => boolean;
  /** The way to a property of which it is known, as a document. */
  readonly wayTo: (each: AnalysedVerification, analysis: Analysis, nth: number) => string | undefined;
}

export function addPlay(parts: PlayParts): void {
  onRequest<PlayParams, PlayAnswer>(playRequest, parts.connection, parts.services, (document, params) => {
    const analysis = parts.analysisOf(document);
    return speakingAs(analysis.language, () => answer(parts, document, analysis, params));
  });
}

function answer(parts: PlayParts, document: LangiumDocument, analysis: Analysis, params: PlayParams): PlayAnswer {
  const said = wording().play;
  if (!isWellFormed(params)) throw new ResponseError(ErrorCodes.InvalidParams, said.badLines);
  if (isHandout(analysis)) return { refused: said.withheld };
  const { textDocument } = document;
  const shown = parts.givesAnswers(document) ? analysis : drawable(analysis);
  const verified = verifiedAt(parts, document, analysis, params);
  const index = verified === undefined ? chosenExchange({ document: textDocument, exchanges: shown.exchanges }, params) : -1;
  const found = verified?.found ?? shown.exchanges[index];
  if (found?.isWithheld === true) return { refused: said.withheld };
  const analyse = (text: string): Analysis => parts.analysed(document, text, analysis);
  const subject: PlaySubject = { analysis, found, isMarkdown: parts.isMarkdown(document), analyse };
  const played = playedExchange(subject, params.lines ?? verified?.lines);
  if (played === undefined) return { refused: said.broken };
  if (played.played.run.end.hosts.length > MOST_PLAYERS) return { refused: said.crowded(MOST_PLAYERS) };
  const written = params.writes === true ? writtenWhole(subject, played.lines) : undefined;
  if (params.writes === true && written === undefined) return { refused: said.mistaken };
  const back = takenBack(played);
  const target = targetIn(document, analysis, played.insertions);
  return {
    exchange: index,
    ...(verified && { verification: verified.verification }),
    picture: playedPicture(played, { textDocument, shown, index, params, target }),
    lines: played.lines,
    ...(back && { back }),
    hosts: hostLines(played),
    moves: played.lines.length >= MOST_PLAYED_LINES ? [] : movesOn(played).map(([move, lines]) => shownMove(played, move, lines)),
    ...(params.machine === true && { machine: machinePicture(played.played.machine, target) }),
    ...(written && { edits: written.map((each) => editOf(each, textDocument)) }),
  };
}

interface VerifiedBeginning {
  readonly verification: PlayedVerification;
  readonly found: AnalysedExchange;
  /** Of a way. */
  readonly lines?: readonly string[];
}

/** The verification that is asked for, else the one around the line. */
function verifiedAt(
  { wayTo }: PlayParts,
  { textDocument }: LangiumDocument,
  analysis: Analysis,
  { verification, exchange, line, lines }: PlayParams,
): VerifiedBeginning | undefined {
  const offset = textDocument.offsetAt({ line: line ?? 0, character: 0 });
  const isAround = ({ verification: { span } }: AnalysedVerification): boolean =>
    textDocument.positionAt(span.start).line === line || (span.start <= offset && offset < span.end);
  const isFree = exchange === undefined && lines === undefined;
  const index = verification?.index ?? (isFree ? analysis.verifications.findIndex(isAround) : -1);
  const each = analysis.verifications[index];
  if (each === undefined) return undefined;
  const nth = verification?.way;
  if (nth === undefined) return { verification: { index }, found: each.before };
  if (lines !== undefined) return { verification: { index, way: nth }, found: asWay(each) };
  const way = wayTo(each, analysis, nth);
  // it is not known any more
  if (way === undefined) return { verification: { index }, found: each.before };
  return { verification: { index, way: nth }, found: asWay(each), lines: wayLines(way) };
}

function isWellFormed({ lines, line, exchange, verification }: PlayParams): boolean {
  const isIndex = (value: unknown): boolean => value === undefined || (Number.isSafeInteger(value) && Number(value) >= 0);
  const isLine = (each: unknown): boolean => typeof each === 'string' && each.length <= LONGEST_PLAYED_LINE && !/[\r\n]/.test(each);
  return (
    isIndex(line) &&
    isIndex(exchange) &&
    isIndex(verification?.index) &&
    isIndex(verification?.way) &&
    (lines === undefined || (Array.isArray(lines) && lines.length <= MOST_PLAYED_LINES && lines.every(isLine)))
  );
}

function shownMove({ played }: PlayedExchange, move: ReturnType<typeof movesOn>[number][0], lines: readonly string[]): PlayMove {
  return { kind: move.kind, ...moveWords(played.run, move), owed: move.owed === true, lines };
}

interface PictureSubject {
  readonly textDocument: TextDocument;
  readonly shown: Analysis;
  readonly index: number;
  readonly params: PlayParams;
  readonly target: (place: Place) => Target;
}

/** As of any exchange, but that nobody has written it yet: its lines are none of the document's. */
function playedPicture({ analysis, played }: PlayedExchange, { textDocument, shown, index, params, target }: PictureSubject): Picture {
  const { uri, languageId, version } = textDocument;
  const document = TextDocument.create(uri, languageId, version, analysis.text);
  const isError = ({ severity }: { readonly severity: string }): boolean => severity === 'error';
  // what is open yet, or dropped on purpose, is no mistake of somebody who plays
  const { trace } = played;
  const quiet = {
    ...trace,
    problems: trace.problems.filter(isError),
    steps: trace.steps.map((step) => ({ ...step, problems: step.problems.filter(isError) })),
  };
  const wishes = {
    uri,
    from: Number.MAX_SAFE_INTEGER,
    ...(params.states !== undefined && { states: params.states }),
    ...(params.diagram && { diagram: params.diagram }),
    ...(params.fields && { fields: params.fields }),
  };
  const { span } = played.exchange;
  // what is expected there is none of the document's problems
  const problems = analysis.problems.filter((each) => isError(each) && span.start <= each.span.start && each.span.end <= span.end);
  const drawable = { document, problems, exchanges: [{ trace: quiet, before: [] }] };
  const picture = pictureOf(drawable, wishes, target);
  const exchanges = index < 0 ? picture.exchanges : entriesOf({ document: textDocument, exchanges: shown.exchanges });
  return { ...picture, exchanges, exchange: Math.max(0, index), statements: [] };
}

/** Where something stands in the document as it is, without what is played. */
function targetIn({ textDocument }: LangiumDocument, analysis: Analysis, insertions: readonly PlayInsertion[]): (place: Place) => Target {
  const locate = locator(textDocument, analysis);
  const isOwn = ({ source }: Place): boolean => source === '' || source === analysis.source;
  const before = ({ start, end }: Place['span']): Place['span'] => ({
    start: offsetBefore(insertions, start),
    end: offsetBefore(insertions, end),
  });
  return (place) => {
    const { line, character } = locate(isOwn(place) ? { ...place, span: before(place.span) } : place)?.range.start ?? {
      line: 0,
      character: 0,
    };
    return { uri: place.source, line, character };
  };
}

function editOf({ at, text }: PlayInsertion, document: TextDocument): NonNullable<Played['edits']>[number] {
  return { ...document.positionAt(at), text };
}
