/** How imports are read in an editor: the text that is open, else the file. */
import { type FileSystemProvider, URI, UriUtils } from 'langium';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Read } from '../language/analysis/analysis.js';
import { fencedText, isMarkdown } from '../language/fences.js';

export interface OpenTexts {
  readonly get: (uri: string) => TextDocument | undefined;
}

export const importsFrom =
  (open: OpenTexts, files: FileSystemProvider): Read =>
  (path, from) => {
    const uri = UriUtils.resolvePath(UriUtils.dirname(URI.parse(from)), path);
    const text = open.get(uri.toString())?.getText() ?? readFile(uri, files);
    return text === undefined ? undefined : { source: uri.toString(), text: isMarkdown(path) ? fencedText(text) : text };
  };

function readFile(uri: URI, files: FileSystemProvider): string | undefined {
  if (uri.scheme !== 'file') return undefined;
  try {
    return files.readFileSync(uri);
  } catch {
    return undefined;
  }
}
