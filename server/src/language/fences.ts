/** Markdown: all `handshake` fences of a file are one document, in which every offset is that of the Markdown file. */

const OPENING = /^([\s>]*(?:[-*+]\s+|\d+[.)]\s+)?)(`{3,}|~{3,})[ \t]*([^`\n]*)$/;
const LANGUAGE = /^\{?\s*\.?handshake(?=[\s},:]|$)/;
const QUOTE = /^[\s>]*/;

interface Fence {
  readonly mark: string;
  /** A fence of another language can hold what looks like one of ours. */
  readonly ours: boolean;
  readonly quoted: boolean;
}

/** The text with everything but the fences' insides made blank, of the same length and with the same lines. */
export function fencedText(markdown: string): string {
  let fence: Fence | undefined;
  return linesOf(markdown)
    .map((line) => {
      if (fence !== undefined && !closes(line, fence)) return fence.ours ? content(line, fence) : blank(line);
      fence = fence === undefined ? opened(line) : undefined;
      return blank(line);
    })
    .join('');
}

export function hasFence(markdown: string): boolean {
  let fence: Fence | undefined;
  return linesOf(markdown).some((line) => {
    if (fence !== undefined) fence = closes(line, fence) ? undefined : fence;
    else fence = opened(line);
    return fence?.ours === true;
  });
}

export const isMarkdown = (path: string): boolean => /\.(?:md|markdown)$/i.test(path);

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function opened(line: string): Fence | undefined {
  const [, before = '', mark, info = ''] = OPENING.exec(line.trimEnd()) ?? [];
  return mark === undefined ? undefined : { mark, ours: LANGUAGE.test(info), quoted: before.includes('>') };
}

function closes(line: string, { mark }: Fence): boolean {
  const rest = line.replace(QUOTE, '').trimEnd();
  return rest.length >= mark.length && rest === mark.charAt(0).repeat(rest.length);
}

const content = (line: string, { quoted }: Fence): string => (quoted ? line.replace(QUOTE, blank) : line);

const blank = (text: string): string => text.replace(/[^\r\n\t]/g, ' ');
