/** Pictures in the editor's own Markdown preview. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { type ExtensionContext, env, Uri, workspace } from 'vscode';
import { behindLinks, readDocument } from '../../../disk/read.js';
import type { MarkdownIt, default as Plugin } from '../../../server/src/markdown.js';

/** What the editor asks an extension for that contributes to its preview. */
export interface MarkdownExtension {
  readonly extendMarkdownIt: <T extends MarkdownIt>(md: T) => T;
}

export function markdownExtension(context: ExtensionContext): MarkdownExtension {
  return {
    extendMarkdownIt(md) {
      const file = context.asAbsolutePath('dist/client/markdown.cjs');
      const { default: handshake }: { readonly default: typeof Plugin } = createRequire(file)(file);
      handshake(md, { read, language: env.language });
      return md;
    },
  };
}

/** The preview is drawn at once, so only what lies on this machine can be imported. */
function read(imported: string, environment: unknown): string | undefined {
  const document = documentOf(environment);
  if (document?.scheme !== 'file') return undefined;
  const file = path.resolve(path.dirname(document.fsPath), imported);
  if (!workspace.isTrusted && !isInWorkspace(file)) return undefined;
  try {
    return new TextDecoder().decode(readDocument(file));
  } catch {
    return undefined;
  }
}

/** With links resolved: a link must not lead out of the folders. */
const isInWorkspace = (file: string): boolean => workspace.getWorkspaceFolder(Uri.file(behindLinks(file))) !== undefined;

function documentOf(environment: unknown): Uri | undefined {
  if (typeof environment !== 'object' || environment === null || !('currentDocument' in environment)) return undefined;
  return environment.currentDocument instanceof Uri ? environment.currentDocument : undefined;
}
