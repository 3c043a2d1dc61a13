/** The preview's requests: the client asks once it has heard that a version is checked. */
import type { LangiumDocument } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import {
  type MachineParams,
  type MachinePicture,
  machineRequest,
  type Picture,
  type PictureParams,
  pictureRequest,
} from '../../../../contract/messages.js';
import { type Place, speakingAs } from '../../core/index.js';
import { type AnalysedExchange, type Analysis, drawable, isHandout, type ProtocolCoverage } from '../../language/index.js';
import { locator } from '../locate.js';
import { onRequest } from '../request.js';
import { machinePicture } from './machine.js';
import { type DrawableExchange, pictureOf } from './picture.js';
import type { Target } from './steps.js';

export interface PictureWishes {
  readonly givesAnswers: (document: LangiumDocument) => boolean;
  /** Where the document is to show it. */
  readonly coverage: (document: LangiumDocument) => ProtocolCoverage | undefined;
}

export function addPictures(
  connection: Connection,
  services: LangiumSharedServices,
  analysisOf: (document: LangiumDocument) => Analysis,
  { givesAnswers, coverage }: PictureWishes,
): void {
  onRequest<PictureParams, Picture>(pictureRequest, connection, services, (document, params) => {
    const analysis = analysisOf(document);
    const shown = givesAnswers(document) && !isHandout(analysis) ? analysis : drawable(analysis);
    return speakingAs(analysis.language, () => pictureOf(inDocument(shown, document), params, targetIn(document, analysis)));
  });
  onRequest<MachineParams, MachinePicture | null>(machineRequest, connection, services, (document, { exchange }) => {
    const analysis = analysisOf(document);
    const machine = analysis.exchanges[exchange]?.machine;
    if (machine === undefined) return null;
    const isTaken = coverage(document)?.isTaken;
    return speakingAs(analysis.language, () => machinePicture(machine, targetIn(document, analysis), isTaken));
  });
}

const inDocument = ({ problems, exchanges }: Analysis, { textDocument }: LangiumDocument) => ({
  document: textDocument,
  problems,
  exchanges: exchanges.map((exchange) => withPast(exchange, exchanges)),
});

/** What went before in the same document; `after` in a circle is an error that has been reported, here it just ends. */
function withPast(exchange: AnalysedExchange, all: readonly AnalysedExchange[]): DrawableExchange {
  const chain = [exchange];
  for (let before = beforeOf(exchange, all); before !== undefined && !chain.includes(before); before = beforeOf(before, all))
    chain.unshift(before);
  return { trace: exchange.trace, hidesStates: exchange.isWithheld === true, before: chain.slice(0, -1).map(({ trace }) => trace) };
}

const beforeOf = ({ after }: AnalysedExchange, all: readonly AnalysedExchange[]): AnalysedExchange | undefined =>
  after === undefined ? undefined : all.find(({ exchange }) => exchange.name === after.text);

function targetIn(document: LangiumDocument, analysis: Analysis): (place: Place) => Target {
  const locate = locator(document.textDocument, analysis);
  return (place) => {
    const { line, character } = locate(place)?.range.start ?? { line: 0, character: 0 };
    return { uri: place.source, line, character };
  };
}
