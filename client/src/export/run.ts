/** Pictures from the command line that comes with the extension: the same ones as in a terminal. */
import { execFile } from 'node:child_process';
import { type ExtensionContext, env } from 'vscode';

export interface Rendering {
  readonly output: Buffer;
  /** What it said of what it could not do. */
  readonly remark: string;
}

/** Errors in a document (status 1) do not keep it from being drawn. */
export function renderBy(context: ExtensionContext, args: readonly string[], input = '', folder?: string): Promise<Rendering> {
  const program = context.asAbsolutePath('dist/cli/handshake.js');
  // a desktop's LANG says nothing of the editor's language
  const environment = { ...process.env, ELECTRON_RUN_AS_NODE: '1', LC_ALL: env.language };
  return new Promise((resolve, reject) => {
    const options = { env: environment, encoding: 'buffer' as const, maxBuffer: 2 ** 28, ...(folder ? { cwd: folder } : {}) };
    const child = execFile(process.execPath, [program, 'render', ...args], options, (error, output, said) => {
      const remark = said
        .toString('utf8')
        .trim()
        .replace(/^handshake: /, '');
      if (error && error.code !== 1) reject(new Error(remark || error.message));
      else resolve({ output, remark });
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
