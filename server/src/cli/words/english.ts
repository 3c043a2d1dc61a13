/** What the command line says of itself, and why it cannot do something: each sentence once. The other languages have the same form. */
import { help } from './english-help.js';

/** Names of commands. */
export type CommandName = keyof typeof help;

const or = (words: readonly string[]): string => words.join(' or ');
const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

export const english = {
  help,
  overall: (commands: string): string => `handshake COMMAND …

Checks protocol exchanges written as text, on both ends, and draws them.

${commands}
handshake COMMAND --help says more about one of them; handshake --version prints the version.
With --lang ko, everything printed for people is in Korean; without --lang, LC_ALL and LANG set the language. A document can set its own: language ko.
`,
  seeHelp: (what: string, command: string) => `${what}; see handshake ${command === '' ? '' : `${command} `}--help`,
  noCommand: 'no command given',
  noSuchCommand: (name: string) => `there is no ${name.startsWith('-') ? 'option' : 'command'} '${name}'`,
  unknownOption: (option: string) => `unknown option '${option}'`,
  wantsValue: (option: string) => `option '${option} <value>' argument missing`,
  takesNoValue: (option: string) => `option '${option}' does not take an argument`,
  oneOf: (option: string, known: readonly string[], given?: string) =>
    `--${option} is one of ${known.join(', ')}${given === undefined ? '' : `, not '${given}'`}`,
  wantsNoPath: (command: string, given: string) => `${command} takes no paths, but '${given}' is given`,
  missing: (what: string) => `no ${what} given`,
  ours: (reason: string) => `this is a bug in handshake itself: ${reason}`,
  warning: (text: string) => `warning: ${text}`,
  cannot: (what: 'read' | 'write' | 'make' | 'fix' | 'format' | 'import', path: string, reason: string) =>
    `cannot ${what} ${path}: ${reason}`,
  /** Why a file cannot be read or written. */
  reason: (english: string): string => english,
  standardInput: 'standard input',
  standardOutput: 'standard output',
  notUtf8: 'it is not UTF-8',
  utf16: 'it is UTF-16',
  noJson: 'it is not JSON',
  changedMeanwhile: 'it has changed in the meantime',
  goesWith: (option: string, other: string) => `${option} needs ${other}`,
  shardIsJson: '--shard needs --format json; handshake report converts the result',
  exclude: (one: string, other: string) => `${one} and ${other} cannot be used together`,
  isFor: (option: string, what: string) => `${option} is for ${what}`,
  pagesAreFor: '--pages is for ladders as svg or pdf',
  fixed: (path: string, errors: number) => `${path}: ${many(errors, 'error')} fixed`,
  aboveZero: (option: string, given: string) => `--${option} is a number above 0, not '${given}'`,
  numberFrom: (option: string, from: number, to: number, given: string) => `--${option} is a number from ${from} to ${to}, not '${given}'`,
  aNumber: (option: string, given: string) => `--${option} takes a number, not '${given}'`,
  noVerification: 'There is no verify block in these documents, so nothing to write for SPIN.',
  covered: (all: number, { exchanges, verifications, none }: { exchanges: number; verifications: number; none: number }) =>
    `${all} ${all === 1 ? 'row' : 'rows'}: ${exchanges} taken by exchanges, ${verifications} by verifications alone, ${none} by none`,
  figureTakes: (option: string, values: string, given: string) => `--${option} is ${values}, not '${given}'`,
  threads: (option: string, given: string) => `--${option} is a number of threads from 1, not '${given}'`,
  step: (given: string) => `--until is the number of a step, counted from 1, not '${given}'`,
  checking: (done: number, of: number) => `${done} of ${many(of, 'file')} checked`,
  interrupted: (done: number, of: number) => `interrupted: ${done} of ${many(of, 'file')} checked`,
  shard: (given: string) => `--shard is I/N, such as 2/4, not '${given}'`,
  takes: (option: string, known: readonly string[], given: string) => `--${option} takes ${known.join(', ')}, not '${given}'`,
  noExerciseAction: (known: readonly string[], given: string) =>
    `exercise needs one of ${known.join(', ')}${given === '' ? '' : `, not '${given}'`}`,
  handoutFolder: 'handout needs a folder: -o DIR',
  sheetFolder: 'sheet needs a folder: -o DIR',
  noSheet: (files: readonly string[]) => `no sheet is written, as there are errors in ${files.join(', ')}: see handshake check`,
  leftOut: (names: readonly string[]) => `left out, as they ask for more than blanks: ${names.join(', ')}`,
  notHandedOut: (files: readonly string[]) => `nothing is handed out, as there are errors in ${files.join(', ')}: see handshake check`,
  oneName: 'two of the documents have the same name: hand them out into separate folders',
  twiceInList: (name: string, folder: string) => `${name} is in the list more than once: one of them gets the folder ${folder}`,
  overwritten: (file: string) => `${file} would be overwritten: choose another folder`,
  written: (files: number, folder: string) => `${many(files, 'file')} written to ${folder}`,
  noExercise: (paths: readonly string[]) => `there is no exercise in ${paths.join(', ')}`,
  openQuote: (line: number) => `the quotation mark in line ${line} is not closed`,
  noStudent: (list: string) => `there is no student in ${list}`,
  isHandout: 'this is a handout, which gets no answers',
  noAnswer: 'no answer is known, as it has no solution',
  noKey: 'no key given: --key FILE',
  notOnList: (path: string) => `${path}: not on the list of students, so left out`,
  nothingHandedIn: (paths: readonly string[]) => `nothing was handed in: there are no *.hsk files in ${paths.join(', ')}`,
  ofOne: (format: string, count: number) => `--format ${format} takes what one student handed in, not ${count} hand-ins`,
  keyHasError: (key: string, line: number) => `the key ${key} has an error in line ${line}: see handshake check`,
  noCapture: 'no capture given',
  mostCaptures: (most: number, given: number) => `at most ${most} captures, one of each end, not ${given}`,
  noConnection: (all: number) => `no connection matches; the captures hold ${all}, which --list shows`,
  tcpOnly: (format: string, protocol: string) => `${format} holds TCP segments; an exchange of ${protocol} has none`,
  captureTooLarge: (megabytes: number, most: number) =>
    `${megabytes} MB of data are too much for a capture (${most} MB at most): choose an exchange with --exchange, or smaller values of len`,
  /** Heads of the table of a capture's connections, and how each begins and ends. */
  connections: {
    number: 'no.',
    segments: 'segments',
    bytesThere: 'bytes A → B',
    bytesBack: 'bytes B → A',
    seconds: 'seconds',
    again: 'again',
    roundTrip: 'RTT ms',
    how: 'how',
    ends: (how: string): string => how,
  },
  oneScript: (exchanges: number) =>
    `a script plays one exchange, not ${exchanges}: choose one with --exchange, or write into a folder with -o FOLDER/`,
  noHost: (host: string, known: readonly string[]) => `there is no host '${host}' to be tested; there are ${known.join(', ')}`,
  noExchange: 'the document holds no exchange',
  nothingToDraw: 'the document holds no exchange to draw',
  noSuchExchange: (path: string, name: string, known: readonly string[]) =>
    `${path} has no exchange '${name}'${known.length > 0 ? `; it has ${known.join(', ')}` : ''}`,
  includesNothing: (path: string, written: string, exchange: string) =>
    `${path} includes ${written}, which has no exchange${exchange === '' ? '' : ` '${exchange}'`}`,
  noLink: (link: string) => `--link leads to https:, http:, file:, vscode: or a place of this site, not to '${link}'`,
  noField: (protocol: string, field: string, known: readonly string[]) => `${protocol} has no field '${field}'; it has ${known.join(', ')}`,
  noPicture: (ending: string, known: readonly string[]) =>
    `.${ending} is not a picture format: -o ends with ${known.join(', ')}, or give --format`,
  draws: (format: string, able: readonly string[], diagram: string) => `--format ${format} draws ${or(able)}, not ${diagram}`,
  noDots: (width: string, height: string, scale: number) =>
    `a picture of ${width} × ${height} points at --scale ${scale} has no dots: choose a larger scale`,
  tooManyDots: (across: number, down: number, million: number, side: number) =>
    `a PNG of ${across} × ${down} dots is more than can be drawn (${million} million, ${side} on a side): write --format svg, which has no such bound, or choose a smaller --scale or an exchange with --exchange`,
  tooManyCharacters: (hosts: number, steps: number, million: number) =>
    `${hosts} hosts and ${steps} steps are more than can be drawn with characters (some ${million} million): write --format svg, or choose an exchange with --exchange`,
  noGlyphs: (letters: string) => `no font of this system has ${letters}: drawn as boxes`,
  watchWants: '--watch needs files and -o',
  drawn: (errors: number) => `drawn, ${many(errors, 'error')}; waiting for changes`,
  oneFile: (count: number) => `render takes one file, not ${count}, unless -o is a folder`,
  manyPages: (count: number) => `--pages makes ${count} files of this document: give -o`,
  noMarkdown: (path: string) => `${path} is not a Markdown file`,
  hasErrors: (path: string, errors: number) => `${path} has ${many(errors, 'error')}: see handshake check`,
  pictureGone: 'this picture is left over: what it showed is gone',
  pictureOf: (what: string | undefined, isMissing: boolean) =>
    `the picture of ${what ?? 'this fence'} is ${isMissing ? 'missing' : 'stale'}`,
  runEmbed: (what: string, path: string) => `${what}; run handshake embed ${path}`,
  noShare: (file: string) => `${file} is not a share: make one with handshake check --shard I/N --format json`,
  sharesDiffer: (one: number, other: number) => `shares of ${one} and of ${other} do not belong together`,
  sharesMissing: (missing: readonly number[], of: number) =>
    `${missing.length === 1 ? 'share' : 'shares'} ${missing.join(', ')} of ${of} ${missing.length === 1 ? 'is' : 'are'} missing`,
  previewAt: (address: string) => `the picture of what is open: ${address}`,
  noPreview: (reason: string) => `there is no page with the picture: ${reason}`,
  /** The page of serve --preview. */
  live: {
    document: 'Document',
    lastEdited: 'the one edited last',
    nothingOpen: 'No document with an exchange is open in the editor.',
    problems: (errors: number) => (errors === 0 ? 'No errors.' : `${many(errors, 'error')}.`),
    line: (line: number) => `Line ${line}:`,
    tooLong: (name: string) => `${name === '' ? 'This exchange' : name} is too long to be drawn while you write: use handshake render.`,
    gone: 'The editor has closed its language server: this is the last picture. Its next language server has a new address, which the editor shows.',
  },
  shareTwice: (number: number, of: number) => `share ${number} of ${of} is there twice`,
};
