/**
 * The interface of the language: all that other layers may use of it (rule `language-index`).
 * `analyse` is where to begin: a text becomes everything that is known of it.
 */

// A text becomes an analysis.

export { analyse, analyseAgain, sharedAnalyser } from './analysis/analyse.js';
export type {
  AnalysedExchange,
  AnalysedExercise,
  AnalysedVerification,
  Analysis,
  ExerciseChecks,
  Lookup,
  ReadImport,
  Reference,
} from './analysis/analysis.js';
export { analysisOf } from './analysis/cache.js';
export { libraryText } from './analysis/library.js';
export { findingsInTable, type TableFindings } from './analysis/own-table.js';
export { translatableTexts } from './analysis/translatable.js';

// Parsing, and the services of the framework.

export { createHandshakeLspServices } from './lsp-services.js';
export { tcpMachine } from './machine/tcp-machine.js';
export type { Parsed } from './parser/parsed.js';
export { RecentlyUsed } from './recently-used.js';
export { sharedParser } from './shared-parser.js';
export { earlierIn, resultOf } from './tree.js';

// Fixes, as edits of a text.

export { applied, errors, type Reanalyse } from './features/actions/action.js';
export { actions, type EditorAction, firstFixes } from './features/actions/actions.js';
export { fixedAll } from './features/actions/fix-all.js';
export { offered } from './features/actions/offered.js';

// What an editor asks at a place.

export { causesOf, effectsOf, type ShownCause, type Standing, standingAt } from './features/causes.js';
export { colours, type TokenColour } from './features/colours.js';
export { complete } from './features/complete/complete.js';
export { nextLine } from './features/complete/next-line.js';
export { documented, skeletons } from './features/complete/skeletons.js';
export { type CoverageHint, coverageHints } from './features/coverage-hints.js';
export { harmless } from './features/harmless.js';
export { type Hint, type HintKind, hints } from './features/hints.js';
export { hover } from './features/hover.js';
export { type Lens, lenses } from './features/lenses.js';
export { links } from './features/links.js';
export { type AnalysisOf, definition, identityOf, isLocal, uses, whyNotCalled, whyNotRenamed } from './features/navigate.js';
export { type Occurrence, occurrenceAt, occurrencesIn, type What } from './features/occurrences.js';
export type { Offer, OfferKind } from './features/offer.js';
export { around, type Fold, folds, type Outline, outline } from './features/outline.js';
export { plainText } from './features/plain-text.js';
export { signature } from './features/signature.js';
export { type CursorContext, spotAt } from './features/spot.js';

// Formatting.

export { formatDocument, formatWithin } from './format/document.js';

// Fences in Markdown.

export { type FenceOptions, optionsIn, optionsText, type StrangeOption, strangeOptions, strangeText } from './fence-options.js';
export { type FencePlace, fencedText, fencesOf, hasFence, isInFence, isMarkdown, isOurInfo, linesOutside, readableIn } from './fences.js';
export { readFences } from './read-fences.js';

// Exercises: handing out, solving, grading.

export { answers } from './exercise/answers.js';
export { blanksOf } from './exercise/blanks.js';
export { answersByLines } from './exercise/by-lines.js';
export { type Coverage, type Covered, coverageDiagram, coverageOf } from './exercise/coverage.js';
export { type Graded, gradeOne, namesIn } from './exercise/grade.js';
export { handout } from './exercise/handout.js';
export { numberEdits, withFirstNumbers } from './exercise/numbers.js';
export { progress } from './exercise/own.js';
export { LONGEST } from './exercise/read.js';
export { type SheetExercise, type SheetLine, type SolvedExercise, sheetOf, solutionsOf } from './exercise/sheet.js';
export { otherTexts, solved } from './exercise/solve.js';
export { type ExerciseStart, startOf } from './exercise/start.js';
export { asHandedOut, drawable, isHandout, toldGently, unsolved, withheld } from './exercise/withheld.js';

// Verification blocks.

export { ProtocolCoverage, rowsTaken } from './verify/covered.js';
export { errorsOf, errorsOfOthers } from './verify/errors.js';
export { exchangeOf, exchangeToInsert, exerciseToInsert } from './verify/insert.js';
export { isUnexpected, type OutcomeFacts, placeOf, verificationProblems } from './verify/problems.js';
export { type PromelaText, promelaOf } from './verify/promela.js';
export { outcomeOf } from './verify/verified.js';
export { propertyText } from './verify/written.js';

// Exchanges that grow: live, played, pasted.

export type { LiveDocument, LiveDocuments, LiveExchange } from './live.js';
export { type PasteInto, pasteEdit } from './paste/paste-edit.js';
export { type PastedLines, pastedLines } from './paste/pasted-lines.js';
export { offsetBefore, type PlayInsertion } from './play/place.js';
export {
  hostLines,
  MOST_PLAYERS,
  movesOn,
  type PlayedExchange,
  type PlaySubject,
  playedExchange,
  takenBack,
  writtenWhole,
} from './play/play.js';
export { asWay, wayLines } from './play/verified.js';
