/** Pictures in the editor's own Markdown preview. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type ExtensionContext, env, Uri } from 'vscode';
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
      handshake(md, { read, language: env.language.startsWith('ko') ? 'ko' : 'en' });
      return md;
    },
  };
}

/** The preview is drawn at once, so only what lies on this machine can be imported. */
function read(imported: string, environment: unknown): string | undefined {
  const document = documentOf(environment);
  if (document?.scheme !== 'file') return undefined;
  try {
    return readFileSync(path.resolve(path.dirname(document.fsPath), imported), 'utf8');
  } catch {
    return undefined;
  }
}

function documentOf(environment: unknown): Uri | undefined {
  if (typeof environment !== 'object' || environment === null || !('currentDocument' in environment)) return undefined;
  return environment.currentDocument instanceof Uri ? environment.currentDocument : undefined;
}
