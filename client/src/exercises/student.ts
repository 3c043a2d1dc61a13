/** `Preview Exercises as a Student`: what is handed out, as a document that nobody writes in; it follows the teacher's, and is gone after a reload. */
import { type Disposable, EventEmitter, languages, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type HandoutParams, handoutRequest } from '../../../contract/exercises.js';
import type { Validated } from '../../../contract/messages.js';
import { languageId, studentScheme } from '../../../contract/names.js';
import type { Ask } from './ask.js';
import { tellNoExercise } from './none.js';

export class StudentPreview implements Disposable {
  private readonly changed = new EventEmitter<Uri>();
  private readonly provider: Disposable;

  constructor(
    private readonly client: LanguageClient,
    private readonly ask: Ask,
  ) {
    this.provider = workspace.registerTextDocumentContentProvider(studentScheme, {
      onDidChange: this.changed.event,
      provideTextDocumentContent: (uri) => this.handout(sourceOf(uri)),
    });
  }

  dispose(): void {
    this.provider.dispose();
    this.changed.dispose();
  }

  async open(): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (document?.uri.scheme === studentScheme) return;
    if (document === undefined || (await this.ask(document, true)).length === 0) return tellNoExercise();
    const shown = await workspace.openTextDocument(handoutOf(document.uri));
    await languages.setTextDocumentLanguage(shown, languageId);
    await window.showTextDocument(shown, { preview: true });
  }

  /** The teacher's document has changed. */
  follow({ uri }: Validated): void {
    const own = handoutOf(Uri.parse(uri)).toString();
    const shown = workspace.textDocuments.find((each) => each.uri.toString() === own);
    if (shown !== undefined) this.changed.fire(shown.uri);
  }

  private async handout(source: Uri): Promise<string> {
    await workspace.openTextDocument(source);
    const params: HandoutParams = { uri: this.client.code2ProtocolConverter.asUri(source), seed: 'preview' };
    return this.client.sendRequest<string>(handoutRequest, params);
  }
}

/** The document that a handout was made of; any other document is its own. */
export const sourceOf = (uri: Uri): Uri => (uri.scheme === studentScheme ? Uri.parse(uri.query) : uri);

/** Called like its source, which stands in the query. */
function handoutOf(source: Uri): Uri {
  const path = /\.(?:hsk|md)$/i.test(source.path) ? source.path : `${source.path}.hsk`;
  return Uri.from({ scheme: studentScheme, path: path.startsWith('/') ? path : `/${path}`, query: source.toString() });
}
