/**
 * The interface of the core: all that other layers may use of it (rule `core-index`). Lowest layer first.
 * A name that is missing here is the core's own; add it only when another layer needs it.
 */

// Places in a text, and records without a prototype.

export { nothing, recordOf } from './record.js';
export { contains, join, movedName, movedSpan, type Name, nowhere, type Place, type Span } from './span.js';

// Values.

export { alike } from './value/alike.js';

// A protocol as data.

export { type Assignment, type Expression, partsOf } from './machine/expression.js';
export type {
  CodeKind,
  Definition,
  EventKind,
  Field,
  KeyPart,
  Machine,
  MessageKind,
  MessagePattern,
  Procedure,
  Role,
  RoleLink,
  Rule,
  RuleAction,
  Seat,
  SessionKind,
  SessionMatch,
  Slip,
  Start,
  State,
  Type,
  Variable,
} from './machine/machine.js';
export { machinesIn } from './machine/machine.js';

// What the author wrote, as data.

export { namesInCondition } from './exchange/conditions.js';
export { countOf, DISTURBANCES, type DisturbanceKind, type Disturbances } from './exchange/disturbances.js';
export type {
  Arrival,
  BranchSpan,
  Claim,
  Claims,
  Comparison,
  Condition,
  Damaged,
  Exchange,
  ExpectError,
  FieldValue,
  Host,
  Measured,
  Message,
  Statement,
  Stretch,
  Time,
  Value,
  VariableOf,
} from './exchange/exchange.js';
export { FRAME, frameOf, isCaptured } from './exchange/frame.js';
export { moved } from './exchange/moved.js';
export { isGivenName } from './exchange/schedule.js';
export { unwrittenName } from './exchange/unwritten.js';
export { amountOf, symbolsOf } from './exchange/values.js';
export { quoted, symbolForm, timeText, writtenForm } from './exchange/written.js';

// What is wrong, as facts.

export type { Clause, Sentence } from './problem/clause.js';
export { COMMON_CODES, codesOf, SHARED_CODES } from './problem/codes.js';
export { applyExpectations, type Expectation, expectedOf } from './problem/expectations.js';
export type { Addressee, NamedThing, Proposal, SentElsewhere, Situation, Truth, Unmet } from './problem/fact-parts.js';
export type { Due, SyntaxFault } from './problem/fault.js';
export { nearest, spelledOtherwise } from './problem/nearest.js';
export type { Facts, Problem, Related, Severity } from './problem/problem.js';
export type { Insertion, ProtocolFacts, StructureFacts, TextRemedy, TypeFacts, UnusedThing, ValueKind } from './problem/protocol-facts.js';
export type { CrossRepair, Meant, Repair } from './problem/repair.js';
export { isSpelling, type Spelling } from './problem/spelling.js';

// What happened, step by step.

export type { ArrivalStep, EventStep, MessageStep, ShownField, States, Step, Trace } from './trace/trace.js';

// Running an exchange through a machine.

export { meaningOf } from './run/ask.js';
export { nothingSpent, spentBefore } from './run/budget.js';
export { check } from './run/check.js';
export { otherwise } from './run/otherwise.js';
export { largestOf } from './run/program/types.js';
export { NEAR } from './run/repair/ahead.js';
export { waysRight } from './run/repair/ways-right.js';
export { introduce, type Run, run } from './run/run.js';
export { FAR } from './run/search/limits.js';
export { type PlayableMove, playable } from './run/search/playable.js';
export { type Mistake, takenOn, Walker } from './run/walk.js';
export type { World } from './run/world.js';

// What is asked of a student, and the judging of answers.

export { type Begun, begunAnswer } from './exercise/begun.js';
export { compare } from './exercise/compare.js';
export type { Bound, DrawnNumbers, Exercise, Goal, GoalEvent, Solution, Sought, Text, Values, Varied } from './exercise/exercise.js';
export { absent } from './exercise/failed.js';
export { fitOf } from './exercise/given-lines.js';
export type { Instead } from './exercise/instead.js';
export { judge, judgeSolution } from './exercise/judge.js';
export { type OtherAnswer, otherAnswers } from './exercise/others.js';
export { type ExerciseSetting, indexOfGap, isChecked, metGoals, type Plan, planOf, runOf } from './exercise/plan.js';
export { LONGEST_EXERCISE } from './exercise/prepared.js';
export { wayTo } from './exercise/reach.js';
export { type AnswerSlot, filled, slotsOf } from './exercise/slots.js';
export { unreachable } from './exercise/unreachable.js';
export { draw, filledText, firstDraw, LOST, permuted, sampleDraws, withDraw } from './exercise/vary.js';
export type { Judgement, Loss, LossCause } from './exercise/verdict.js';

// All that can happen within bounds.

export { verify } from './verify/adversary.js';
export { type IsTaken, MachineCoverage, type RowCoverage, rowKey, takenOf } from './verify/coverage.js';
export { problemsOf } from './verify/names.js';
export { lookThrough } from './verify/search.js';
export { givenWithHosts } from './verify/setting.js';
export type {
  Adversary,
  Allowance,
  ExpectedVerdict,
  Network,
  Property,
  PropertyKind,
  Verification,
  VerificationLimits,
} from './verify/verification.js';
export type { Answer, Passed, Verified } from './verify/verified.js';
export { owedAfter, statesAfter, wayOf } from './verify/way.js';

// Sentences.

export type { Catalogue, Language } from './views/words/catalogue.js';
export type { DeclaredKind } from './views/words/hover.js';
export type { HostStates } from './views/words/narration.js';
export { learnOwnTexts } from './views/words/own-texts.js';
export { bare, descriptionOf, likelyFirst, type Of, readable, readableList, sentences, wayText } from './views/words/phrases.js';
export {
  areInEachOthersPlace,
  areToSeveral,
  brief,
  type HostOtherwise,
  hostsOtherwise,
  isCrossing,
  isOtherNumber,
  isTurned,
  otherHost,
  otherNumber,
  type StatementNumbers,
} from './views/words/repair.js';
export { LANGUAGE_TAGS, type LanguageTag } from './views/words/tags.js';
export type { Amounts } from './views/words/verify.js';
export {
  eachSpeakingAs,
  isTranslated,
  learn,
  speak,
  speakingAlone,
  speakingAs,
  spokenTag,
  tell,
  textIn,
  wording,
} from './views/words/wording.js';
export { words } from './views/words.js';

// Fixes.

export { lineAfter, lineBefore, lineBreak, withoutLine } from './views/fixes/lines.js';
export { printed } from './views/fixes/printed.js';
export { repeatedBy } from './views/fixes/repeat.js';
export { type Fix, type FixEdit, fixes } from './views/fixes.js';

// Pictures and other forms of a trace or a machine.

export { joined } from './views/join.js';
export type { Arrow, Ladder, Point } from './views/ladder/ladder.js';
export { ladder } from './views/ladder/layout.js';
export { textWidth } from './views/ladder/measure.js';
export { machineDiagram, machineText } from './views/machine.js';
export { promela } from './views/promela/promela.js';
export type { Marks, PicturePart, SaidPart } from './views/renderers/parts.js';
export { svg } from './views/renderers/svg.js';
export { element, round, xml } from './views/renderers/svg-write.js';
export { text } from './views/renderers/text.js';
export { type ThemeName, themeOf, themes } from './views/renderers/theme.js';
export { declarations, pageTheme } from './views/renderers/theme-css.js';
export { tikz } from './views/renderers/tikz.js';
export { sequenceDiagram } from './views/sequence.js';
export { type RoleGraph, stateGraphs } from './views/states/graph.js';
export { type PlacedNode, type PlacedRole, type PlacedWay, statePicture } from './views/states/placed.js';
export { statesSvg } from './views/states/svg.js';
export { statesText } from './views/states/text.js';
export { statesTikz } from './views/states/tikz.js';
export { columns, padEnd } from './views/width.js';

// Questions to a trace, and texts of its parts.

export { between } from './views/between.js';
export { boxRuns } from './views/boxes.js';
export { branched } from './views/branched.js';
export {
  describeAction,
  describeCode,
  describeEvent,
  describeField,
  describeName,
  describeProtocol,
  describeRole,
  describeState,
  describeVariable,
} from './views/describe.js';
export { hasDetails, isDetailed, withMainFields } from './views/details.js';
export { explainStep } from './views/explain.js';
export { feedbackText, LEVELS, type Level } from './views/feedback.js';
export { goalLine } from './views/goal-text.js';
export { itemLabels } from './views/items.js';
export { goalText, lossText } from './views/loss.js';
export { narrated } from './views/narrate.js';
export {
  fieldsFor,
  type MomentOf,
  momentAfter,
  type NextMessage,
  nextEvents,
  nextMessages,
  owedAt,
  roleAt,
  type StateChange,
  stateAt,
  statesAtEnd,
  valuesAt,
} from './views/next.js';
export { type WayOn, waysToEnd } from './views/next-to-end.js';
export { moveWords } from './views/play.js';
export { type Numbering, numberings, renumbered } from './views/renumber.js';
export { claimText, fieldSource, statementText } from './views/statement-text.js';
export { drawnText, stepText } from './views/step-text.js';
export { summary } from './views/summary.js';
export { withUnread } from './views/unread.js';
export { until } from './views/until.js';
export { tracesWithin } from './views/within.js';
