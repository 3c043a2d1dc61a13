/** Markdown of a hover or a list as plain text, for clients that do not render Markdown. */
const CODE_BLOCK = /^```[^\n]*\n([\s\S]*?)\n?```$/gmu;
/** Each reads what those before it have left. */
const WAYS: readonly (readonly [RegExp, string])[] = [
  [/^\|[-:| ]+\|\n?/gmu, ''],
  [/^\|(.*)\|$/gmu, '$1'],
  [/(?<!\\)!?\[([^[\]\n]*)\]\((https?:[^()\s]*)[^()\n]*\)/gu, '$1 ($2)'],
  [/(?<!\\)!?\[([^[\]\n]*)\]\([^()\n]*\)/gu, '$1'],
  [/(?<!\\)\*\*([^*\n]+)\*\*/gu, '$1'],
  [/(?<![\\\p{L}\p{N}])[*_]([^*_\n]+)[*_](?![\p{L}\p{N}])/gu, '$1'],
  [/<br\s*\/?>|[ \\]+(?=\n)/gu, ''],
  [/\\([!-/:-@[-`{-~])/gu, '$1'],
  [/&nbsp;/gu, ' '],
  [/&lt;/gu, '<'],
  [/&gt;/gu, '>'],
  [/&amp;/gu, '&'],
];

/** @param markdown of ours, without HTML */
export function plainText(markdown: string): string {
  const kept: string[] = [];
  // code says what it says, whatever signs are in it
  const keep = (code: string): string => `\u{E000}${kept.push(code) - 1}\u{E001}`;
  const marked = markdown
    .replace(CODE_BLOCK, (_, code: string) => keep(code))
    .replace(/(?<!\\)`([^`\n]+)`/gu, (_, code: string) => keep(code));
  const text = WAYS.reduce((all, [way, by]) => all.replace(way, by), inColumns(marked));
  return text.replace(/\u{E000}(\d+)\u{E001}/gu, (_, at: string) => kept[Number(at)] ?? '').trim();
}

/** Cells stand one blank or more apart. */
const inColumns = (markdown: string): string =>
  markdown.replace(/^\|(.*)\|$/gmu, (row, cells: string) =>
    /^[-:| ]+$/.test(cells)
      ? row
      : `|${cells
          .split(/(?<!\\)\|/)
          .map((cell) => cell.trim())
          .filter((cell) => cell !== '')
          .join('  ')}|`,
  );
