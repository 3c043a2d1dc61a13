/** How imports are read in an editor: the text that is open, else the file. */
import { type FileSystemProvider, URI, UriUtils } from 'langium';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fencedText, isMarkdown, type ReadImport } from '../language/index.js';

export interface OpenTexts {
  readonly get: (uri: string) => TextDocument | undefined;
}

export interface ImportedTexts {
  readonly open: OpenTexts;
  readonly files: FileSystemProvider;
  readonly elsewhere?: (uri: URI) => string | undefined;
}

/**
 * @param elsewhere what the client has read for us
 * @param mayRead whether a file that is not open may be read: in a workspace that nobody trusts, only those within its folders
 */
export const importsFrom =
  ({ open, files, elsewhere }: ImportedTexts, mayRead: (uri: URI) => boolean = () => true): ReadImport =>
  (path, from) => {
    const uri = importedFrom(path, from);
    const text = open.get(uri.toString())?.getText() ?? (mayRead(uri) ? (readFile(uri, files) ?? elsewhere?.(uri)) : undefined);
    return text === undefined ? undefined : { source: uri.toString(), text: isMarkdown(path) ? fencedText(text) : text };
  };

/** The address of an import, as the command line understands it: relative to the file in which it stands, or absolute. */
export function importedFrom(path: string, from: string): URI {
  const uri = URI.parse(from);
  // on Windows, where the address of a file begins with its drive, slashes of either kind lead into folders
  const isWindows = /^\/[a-z](?::|%3a)/i.test(uri.path);
  const written = isWindows ? path.replaceAll('\\', '/') : path;
  if (isWindows && /^[a-z]:\//i.test(written)) return URI.from({ scheme: uri.scheme, path: `/${written}` });
  return UriUtils.resolvePath(UriUtils.dirname(uri), written);
}

function readFile(uri: URI, files: FileSystemProvider): string | undefined {
  if (uri.scheme !== 'file' || uri.authority !== '') return undefined;
  try {
    return files.readFileSync(uri);
  } catch {
    return undefined;
  }
}
