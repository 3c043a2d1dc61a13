/**
 * What a hover shows is Markdown, and much of it was written by the author of a protocol whom the reader does not know. In the finished
 * text, and so in one place, nothing of it loads a picture, leads elsewhere, runs a command or is HTML; where standards are read stays a link.
 */
const ALLOWED = /^https:\/\/(?:www\.rfc-editor\.org|datatracker\.ietf\.org)\//;
const CODE = /```[\s\S]*?```|`[^`\n]*`/g;
const LINK = /(?<!\\)(!?)\[([^[\]\n]*)\]\(([^()\s]*)([^()\n]*)\)/g;

export function harmless(markdown: string): string {
  let [safe, at] = ['', 0];
  for (const { 0: code, index } of markdown.matchAll(CODE)) {
    safe += tamed(markdown.slice(at, index)) + code;
    at = index + code.length;
  }
  return safe + tamed(markdown.slice(at));
}

function tamed(text: string): string {
  const links = text.replace(LINK, (all, picture: string, shown: string, target: string, rest: string) =>
    picture === '' && ALLOWED.test(target) ? all : `${picture === '' ? '' : '\\!'}\\[${shown}\\](${target}${rest})`,
  );
  return links
    .replace(/(?<!\\)<(?=[a-z/!?])/gi, '\\<')
    .replace(/(?<!\\)!\[/g, '\\!\\[')
    .replace(/(?<!\\)\[([^\]]*)\]:/g, '\\[$1\\]:');
}
