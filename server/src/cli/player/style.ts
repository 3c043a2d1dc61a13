/** How the player looks; colours of the picture come as custom properties, by day and by night. */
export const style = (day: readonly string[], night: readonly string[]): string => `
:root { color-scheme: light dark; --bg: #fff; --fg: #242424; --faint: #595959; --edge: #8a8a8a; --wrong: #b3261e; --right: #1b6e3c; --lit: #0b5cad; ${day.join(' ')} }
@media (prefers-color-scheme: dark) { :root { --bg: #1e1e1e; --fg: #e6e6e6; --faint: #b4b4b4; --edge: #8a8a8a; --wrong: #ff8a80; --right: #7fd6a0; --lit: #7ab8ff; ${night.join(' ')} } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--fg); font: 16px/1.45 system-ui, sans-serif; display: flex; flex-direction: column; height: 100vh; }
header, footer { padding: 0.5rem 1rem; }
h1 { font-size: 1.1rem; margin: 0; }
h2 { font-size: 1rem; margin: 0 0 0.3rem; }
main { flex: 1; min-height: 0; display: flex; gap: 1rem; padding: 0 1rem; }
.picture { flex: 3; overflow: auto; min-width: 0; }
.side { flex: 2; overflow: auto; min-width: 0; }
svg { max-width: 100%; height: auto; display: block; }
.picture svg { margin: 0 auto; }
[data-step] { transition: opacity 0.25s; }
.later { opacity: 0.08; }
.now path, .now line { stroke-width: 2.6; }
.cards { display: flex; gap: 0.75rem; flex-wrap: wrap; }
.card { border: 1px solid var(--edge); border-radius: 8px; padding: 0.6rem 0.8rem; flex: 1 1 11rem; }
.state { font-weight: 700; }
.fresh { font-weight: 700; color: var(--lit); }
table { border-collapse: collapse; font-family: ui-monospace, monospace; font-size: 0.85rem; }
th { text-align: left; font-weight: 400; color: var(--faint); padding-right: 0.8rem; }
.chart [data-state].on > rect:first-of-type { stroke: var(--lit); stroke-width: 4; }
.bar { display: flex; gap: 0.4rem; align-items: center; flex-wrap: wrap; }
button, select, input { font: inherit; color: inherit; background: var(--bg); border: 1px solid var(--edge); border-radius: 6px; padding: 0.25rem 0.6rem; min-height: 2rem; }
button[aria-pressed=true] { border-color: var(--lit); color: var(--lit); font-weight: 600; }
button:disabled { color: var(--faint); }
:focus-visible { outline: 3px solid var(--lit); outline-offset: 2px; }
input[type=range] { flex: 1; min-width: 6rem; padding: 0; }
.said { margin: 0.3rem 0; min-height: 2.9em; }
.said.wrong, .verdict.wrong { color: var(--wrong); }
.verdict.right { color: var(--right); }
details { margin-top: 0.75rem; }
@media (max-width: 720px) { body { height: auto; } main { flex-direction: column; } .picture { overflow: auto; } .picture svg { min-width: 30rem; } }
@media (prefers-reduced-motion: reduce) { [data-step] { transition: none !important; } }
@media (forced-colors: active) { .fresh { text-decoration: underline; } }
`;
