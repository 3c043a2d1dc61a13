/** No hint and no squiggle on the line that is being typed; a missing answer is told once one has left the line. */
import { type Diagnostic, type Disposable, workspace } from 'vscode';
import { InlayHintRequest, type LanguageClient, type Middleware } from 'vscode-languageclient/node';
import { TypedLine } from './typed-line.js';

const WAITING = 'unanswered';

export class Quiet implements Disposable {
  private readonly line = new TypedLine((uri) => this.again(uri));
  /** What the server said last, and the way to show it. */
  private readonly said = new Map<string, { readonly all: Diagnostic[]; readonly show: (shown: Diagnostic[]) => void }>();
  private client: LanguageClient | undefined;

  readonly middleware: Middleware = {
    handleDiagnostics: (uri, all, next) => {
      this.said.set(uri.toString(), { all, show: (shown) => next(uri, shown) });
      next(uri, this.shown(uri.toString(), all));
    },
    provideInlayHints: async (document, range, token, next) => {
      const hints = await next(document, range, token);
      return hints?.filter(({ position }) => !this.line.isAt(document.uri.toString(), position.line));
    },
  };

  attach(client: LanguageClient): void {
    this.client = client;
  }

  dispose(): void {
    this.line.dispose();
  }

  private shown(uri: string, all: Diagnostic[]): Diagnostic[] {
    return all.filter(({ range, code }) => !this.line.isAt(uri, range.start.line) || (this.line.pauses && codeOf(code) !== WAITING));
  }

  private again(uri: string): void {
    const said = this.said.get(uri);
    said?.show(this.shown(uri, said.all));
    const document = workspace.textDocuments.find((each) => each.uri.toString() === uri);
    if (document === undefined || !this.client?.isRunning()) return;
    this.client.getFeature(InlayHintRequest.method).getProvider(document)?.onDidChangeInlayHints.fire();
  }
}

const codeOf = (code: Diagnostic['code']): string => String(typeof code === 'object' ? code.value : code);
