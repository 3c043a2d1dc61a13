/** What the language server says of its client. */
import type { Catalogue } from '../../core/views/words/catalogue.js';

export const editor: Catalogue['editor'] = {
  wrongSettings: (wrong) => `Handshake 설정 중 뜻이 없어 무시한 값이 있습니다: ${wrong}.`,
};
