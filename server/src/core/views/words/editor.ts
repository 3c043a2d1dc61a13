/** The language server's sentences besides problems: code lenses, why a name cannot be renamed, errors. */
const counted = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

export const editor = {
  /** @param wrong settings with their values, as they are written */
  wrongSettings: (wrong: string): string => `Some settings of Handshake have invalid values and are ignored: ${wrong}.`,
  /** @param unknown names, each with the one that was most likely meant */
  unknownSettings: (unknown: string): string => `Handshake has no such settings: ${unknown}.`,
  changedSince: 'The document has changed since this was offered.',
  /** @param action its title */
  tellsOther: (action: string): string => `“${action}” is not possible here: it would change states, messages or problems.`,
  openPreview: 'Open preview',
  /** Above the progress of a check of the workspace. */
  checking: 'Checking',
  blanks: (number: number) => counted(number, 'blank'),
  problems: (number: number) => counted(number, 'problem'),
  points: (number: number) => counted(number, 'point'),
  /** @param exercise its title */
  solutionOf: (exercise: string) => `${exercise}: a solution`,
  solutionPasses: 'the solution passes',
  solutionFails: 'the solution does not pass',
  uncheckable: 'This document could not be checked: this is a bug in Handshake itself. Its output has the details.',
};
