/** Every name that the manifest, the client, the server and the preview must spell alike; a test holds the manifest against this file. */

export const extensionId = 'handshake.handshake-lang';
export const languageId = 'handshake';
export const fileExtension = '.hsk';
export const fence = 'handshake';

export const commands = {
  newExercise: 'handshake.newExercise',
  nextHint: 'handshake.nextHint',
  showAnswer: 'handshake.showAnswer',
  previewAsStudent: 'handshake.previewAsStudent',
  runExercise: 'handshake.runExercise',
  openPreview: 'handshake.openPreview',
  openPreviewToSide: 'handshake.openPreviewToSide',
  play: 'handshake.play',
  togglePreviewLock: 'handshake.togglePreviewLock',
  newFile: 'handshake.newFile',
  insertExchange: 'handshake.insertExchange',
  pasteExchange: 'handshake.pasteExchange',
  newNote: 'handshake.newNote',
  explain: 'handshake.explain',
  breakIt: 'handshake.breakIt',
  quickFix: 'handshake.quickFix',
  takeProposal: 'handshake.takeProposal',
  checkWorkspace: 'handshake.checkWorkspace',
  openWalkthrough: 'handshake.openWalkthrough',
  restartServer: 'handshake.restartServer',
  showOutput: 'handshake.showOutput',
  exportSvg: 'handshake.exportSvg',
  exportPng: 'handshake.exportPng',
  exportPlayer: 'handshake.exportPlayer',
  copyMermaid: 'handshake.copyMermaid',
  copyMarkdown: 'handshake.copyMarkdown',
  copyDiagram: 'handshake.copyDiagram',
  exportAll: 'handshake.exportAll',
  importCapture: 'handshake.importCapture',
  importCaptureFile: 'handshake.importCaptureFile',
  showWay: 'handshake.showWay',
} as const;

/** Executed by the server: inserts a line that is owed. */
export const insertLineCommand = 'handshake.insertLine';
/** For clients that take actions as commands alone. */
export const applyEditCommand = 'handshake.applyEdit';
/** Executed by the server: runs a verification, or stops it. */
export const verifyCommand = 'handshake.verifyNow';
export const stopVerifyingCommand = 'handshake.stopVerifying';

/** The section of the user's settings, and the keys below it. */
export const settingsSection = 'handshake';
export const settings = {
  /** A severity for each problem code, over the code's own. */
  severities: 'handshake.problems.severity',
  /** Textbooks draw a FIN alone: nothing is said of a missing ACK flag. */
  textbook: 'handshake.problems.textbook',
  /** Whether formatting aligns the columns of messages. */
  formatAlign: 'handshake.format.align',
  /** Which hints stand between the words. */
  hintStates: 'handshake.hints.states',
  hintFields: 'handshake.hints.fields',
  hintSymbols: 'handshake.hints.symbols',
  hintOwed: 'handshake.hints.owed',
  /** Whether each row of a protocol shows what takes it. */
  hintCoverage: 'handshake.hints.coverage',
  /** Whether there are hints in Markdown as well. */
  hintMarkdown: 'handshake.hints.markdown',
  /** Whether an empty line shows the one that is due. */
  suggestNextLine: 'handshake.suggest.nextLine',
  /** Whether the preview shows the state of both hosts after each step. */
  previewStates: 'handshake.preview.states',
  /** How the preview draws an exchange: `sequence` or `ladder`. */
  previewDiagram: 'handshake.preview.diagram',
  /** Which fields the preview shows: `auto`, `all` or `main`. */
  previewDetails: 'handshake.preview.details',
  /** Whether the preview follows the exchange under the cursor. */
  previewFollowsCursor: 'handshake.preview.followCursor',
  /** Whether hints, hover and fixes answer what an exercise asks. */
  exerciseAnswers: 'handshake.exercises.answers',
  exerciseFeedback: 'handshake.exercises.feedback',
  /** Whether verifications are run while they are written. */
  verifyWhileTyping: 'handshake.verify.whileTyping',
  /** How much of the communication with the language server is logged. */
  trace: 'handshake.trace.server',
} as const;

/** Whether something is there for a command to work on: keys of `when` in the manifest. */
export const contextKeys = {
  /** The document in front has an exchange, an exercise or a protocol of ours in it, or can have. */
  document: 'handshake.document',
  exercise: 'handshake.exercise',
  preview: 'handshake.preview',
} as const;
export type ContextKey = (typeof contextKeys)[keyof typeof contextKeys];

export const previewViewType = 'handshake.preview';
/** The editor of captures, which shows what is in them. */
export const captureViewType = 'handshake.capture';
/** What the name of a capture ends with; each may be followed by `.gz`. */
export const captureExtensions = ['.pcap', '.pcapng'] as const;
export const walkthroughId = 'handshake.welcome';
/** The read-only scheme under which shipped protocols are opened. */
export const builtinScheme = 'builtin';
/** Of the pages that Explain shows. */
export const explainScheme = 'handshake-explain';

/**
 * Addresses under which editors, and their plugins for version control, show what was there before: the other side of a comparison,
 * where every problem would stand twice. Not those of a folder that is worked in.
 */
export const earlierSchemes: ReadonlySet<string> = new Set(
  'git gitfs gitlens gitrev hg svn review pr vscode-local-history fugitive gitsigns diffview'.split(' '),
);

/** Of what is handed out, as a teacher looks at it. */
export const studentScheme = 'handshake-student';
/** Among the client's options at its start: it is ours, and has our commands. */
export const ownClientOption = 'ownClient';
/** Initialization option: the client reads files of its own file systems for the server (`handshake/readFile`). */
export const readsFilesOption = 'readsFiles';
/** Initialization option: the workspace is not trusted, so that imports stay within its folders. */
export const untrustedOption = 'untrusted';
