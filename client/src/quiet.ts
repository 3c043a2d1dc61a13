/** No hint and no squiggle on the line that is being typed; a missing answer is reported once the cursor has left the line. */
import { Diagnostic, type Disposable, l10n, languages, type Uri, workspace } from 'vscode';
import { InlayHintRequest, type LanguageClient, type Middleware } from 'vscode-languageclient/node';
import { TypedLine } from './typed-line.js';

const WAITING = 'unanswered';

export class Quiet implements Disposable {
  private readonly line = new TypedLine((uri) => this.again(uri));
  /** What the server said last, and the way to show it. */
  private readonly said = new Map<
    string,
    { readonly uri: Uri; readonly all: Diagnostic[]; readonly show: (shown: Diagnostic[]) => void }
  >();
  /** What was said before the server stopped. */
  private readonly old = languages.createDiagnosticCollection('handshake-old');
  private client: LanguageClient | undefined;

  readonly middleware: Middleware = {
    handleDiagnostics: (uri, all, next) => {
      this.said.set(uri.toString(), { uri, all, show: (shown) => next(uri, shown) });
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

  /** The problems of the documents that are open stay, marked: nobody checks them any more. */
  showOld(): void {
    const open = new Set(workspace.textDocuments.map(({ uri }) => uri.toString()));
    for (const [key, { uri, all }] of this.said) if (open.has(key)) this.old.set(uri, all.map(asOld));
    this.said.clear();
  }

  forgetOld(): void {
    this.old.clear();
  }

  dispose(): void {
    this.old.dispose();
    this.line.dispose();
  }

  private shown(uri: string, all: Diagnostic[]): Diagnostic[] {
    return all.filter(({ range: { start, end }, code }) => {
      if (!this.line.isAt(uri, start.line)) return true;
      const isOver = this.line.pauses && codeOf(code) !== WAITING;
      return isOver && !this.line.goesOn(start.character, end.line === start.line ? end.character : Number.POSITIVE_INFINITY);
    });
  }

  private again(uri: string): void {
    const said = this.said.get(uri);
    said?.show(this.shown(uri, said.all));
    const document = workspace.textDocuments.find((each) => each.uri.toString() === uri);
    if (document === undefined || !this.client?.isRunning()) return;
    this.client.getFeature(InlayHintRequest.method).getProvider(document)?.onDidChangeInlayHints.fire();
  }
}

function asOld({ range, message, severity, code, relatedInformation }: Diagnostic): Diagnostic {
  const old = new Diagnostic(range, l10n.t('{0} (old: the language server has stopped)', message), severity);
  return Object.assign(old, { code, relatedInformation, source: 'handshake' });
}

const codeOf = (code: Diagnostic['code']): string => String(typeof code === 'object' ? code.value : code);
