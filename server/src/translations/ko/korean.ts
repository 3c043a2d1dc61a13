/** Korean: loaded only where it is spoken. */
import type { Catalogue, Language } from '../../core/index.js';
import { capture } from './capture.js';
import { clause } from './clause.js';
import { completion } from './completion.js';
import { document } from './document.js';
import { editor } from './editor.js';
import { fixes, refactor } from './fixes.js';
import { hover } from './hover.js';
import { narration } from './narration.js';
import { outcome } from './outcome.js';
import { ownTable } from './own-table.js';
import { onWay } from './phrases.js';
import { picture, player } from './picture.js';
import { play } from './play.js';
import { promela } from './promela.js';
import { protocol } from './protocol.js';
import { protocolWords } from './protocol-words.js';
import { rename } from './rename.js';
import { fieldMeant, meant, repairTitle } from './repair.js';
import { rules } from './rules.js';
import { syntax } from './syntax.js';
import { terminal } from './terminal.js';
import { texts } from './texts.js';
import { verdict } from './verdict.js';
import { verified, verify } from './verify.js';

/** The steps of the RFC's lists. */
const ORDINALS: Readonly<Record<string, string>> = {
  first: '첫째',
  second: '둘째',
  third: '셋째',
  fourth: '넷째',
  fifth: '다섯째',
  sixth: '여섯째',
  seventh: '일곱째',
  eighth: '여덟째',
};

const catalogue: Catalogue = {
  problems: {
    ...document,
    ...outcome,
    ...rules,
    protocol,
    verified,
    atFrame: (frame) => `캡처의 ${frame}번 프레임입니다.`,
    onWay,
    meant,
    fieldMeant,
    see: (paragraph) =>
      texts.get(paragraph) ??
      paragraph
        .replace(/\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth)\b/g, (word) => ORDINALS[word] ?? word)
        .replace(/ to (?=\S+째)/g, '부터 ')
        .replace(/\bfigure (\d+)/g, '그림 $1')
        .replace(/\bpage (\d+)/g, '$1쪽'),
  },
  syntax,
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

export const korean: Language = { tag: 'ko', catalogue, texts };
