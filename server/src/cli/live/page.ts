/** The page around the pictures: it asks for them again whenever it hears that something has changed. */
import { createHash } from 'node:crypto';
import { declarations, spokenTag, xml } from '../../core/index.js';
import { said } from '../words/said.js';
import { liveScript } from './script.js';

const hashed = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const STYLE = `
:root { color-scheme: light dark; --bg: #fff; --fg: #242424; --wrong: #b3261e; --lit: #0b5cad; --edge: #8a8a8a; ${declarations('light').join(' ')} }
@media (prefers-color-scheme: dark) { :root { --bg: #1e1e1e; --fg: #e6e6e6; --wrong: #ff8a80; --lit: #7ab8ff; ${declarations('dark').join(' ')} } }
body { margin: 0; padding: 0 1rem 1rem; background: var(--bg); color: var(--fg); font: 16px/1.45 system-ui, sans-serif; }
header { display: flex; gap: 1rem; align-items: baseline; flex-wrap: wrap; position: sticky; top: 0; padding: 0.5rem 0; background: var(--bg); }
h1 { font-size: 1.1rem; margin: 0; }
h2 { font-size: 1rem; }
svg { max-width: 100%; height: auto; }
section { overflow: auto; }
select { font: inherit; color: inherit; background: var(--bg); border: 1px solid var(--edge); border-radius: 6px; min-height: 2rem; }
:focus-visible { outline: 3px solid var(--lit); outline-offset: 2px; }
.problems { padding-left: 1.2rem; }
.error { color: var(--wrong); }
.gone { border: 1px solid var(--wrong); border-radius: 6px; padding: 0.3rem 0.6rem; margin: 0; }
`;

export function livePage(): { readonly text: string; readonly policy: string } {
  const { live } = said();
  const text = `<!doctype html>
<html lang="${spokenTag()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Handshake</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1 id="title">Handshake</h1>
<label>${xml(live.document)} <select id="documents"><option value="">${xml(live.lastEdited)}</option></select></label>
<p id="summary" role="status"></p>
<p id="gone" class="gone" role="alert" hidden>${xml(live.gone)}</p>
</header>
<main id="body"></main>
<script>${liveScript}</script>
</body>
</html>
`;
  const policy = `default-src 'none'; script-src ${hashed(liveScript)}; style-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  return { text, policy };
}
