/** English: each sentence once. Facts come in, a text goes out; a section is what is read together. */
import { capture } from './capture.js';
import { clause } from './clause.js';
import { completion } from './completion.js';
import { blank, cycle, duplicateName, imported, noError, number, syntax, unknownName } from './document.js';
import { editor } from './editor.js';
import { exercise, otherAnswer } from './exercise.js';
import { fixes, refactor } from './fixes.js';
import { hover } from './hover.js';
import { narration } from './narration.js';
import { claim, discarded, inFlight, unanswered, unexplained } from './outcome.js';
import { ownTable } from './own-table.js';
import { onWay } from './phrases.js';
import { picture, player } from './picture.js';
import { play } from './play.js';
import { promela } from './promela.js';
import { protocol } from './protocol.js';
import { protocolWords } from './protocol-words.js';
import { rename } from './rename.js';
import { fieldMeant, meantSentence, repairTitle } from './repair.js';
import { requirement } from './requirement.js';
import { illegalEvent, illegalSend, unexpectedReceive } from './rules.js';
import { syntax as unreadable } from './syntax.js';
import { terminal } from './terminal.js';
import { verdict } from './verdict.js';
import { verified, verify } from './verify.js';

export const english = {
  problems: {
    syntax,
    cycle,
    unknownName,
    duplicateName,
    number,
    illegalSend,
    illegalEvent,
    unexpectedReceive,
    requirement,
    claim,
    noError,
    unanswered,
    inFlight,
    unexplained,
    discarded,
    blank,
    imported,
    protocol,
    exercise,
    otherAnswer,
    verified,
    onWay,
    /** Where a packet analyser shows it. */
    atFrame: (frame: number) => `It is frame ${frame} of the capture.`,
    meant: meantSentence,
    fieldMeant,
    /** `RFC 9293 §3.10.7.3, fifth`. */
    see: (paragraph: string) => paragraph,
  },
  syntax: unreadable,
  verdict,
  terminal,
  capture,
  clause,
  fixes,
  refactor,
  repairTitle,
  verify,
  play,
  editor,
  hover,
  protocolWords,
  completion,
  rename,
  ownTable,
  narration,
  picture,
  player,
  promela,
};
