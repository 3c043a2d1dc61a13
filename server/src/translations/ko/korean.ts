/** Korean: loaded only where it is spoken. Glossary and style stand in docs/ko/glossary.md. */
import tcp from '../../../library/tcp.ko.json' with { type: 'json' };
import type { Catalogue, Language } from '../../core/views/words/catalogue.js';
import { clause } from './clause.js';
import { document } from './document.js';
import { fixes } from './fixes.js';
import { outcome } from './outcome.js';
import { protocol } from './protocol.js';
import { meant, repairTitle } from './repair.js';
import { rules } from './rules.js';

const catalogue: Catalogue = {
  problems: {
    ...document,
    ...outcome,
    ...rules,
    protocol,
    onWay: (way, text) => (way === undefined || way.length === 0 ? text : `'${way.join(', ')}' 갈래에서: ${text}`),
    meant,
  },
  clause,
  fixes,
  repairTitle,
};

export const korean: Language = { tag: 'ko', catalogue, texts: new Map(Object.entries(tcp)) };
