/** The open documents with an exchange, in the order in which they were worked on. */
import type { LangiumDocument } from 'langium';
import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { type Analysis, drawable, isHandout, type LiveDocument, type LiveDocuments } from '../language/index.js';

export interface LiveSurroundings {
  readonly connection: Connection;
  readonly documentOf: (uri: string) => LangiumDocument | undefined;
  readonly analysisOf: (document: LangiumDocument) => Analysis;
  readonly givesAnswers: (uri: string) => boolean;
}

export class Live implements LiveDocuments {
  /** Addresses; the last one was checked last. */
  private readonly checked = new Set<string>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly around: LiveSurroundings) {}

  note({ textDocument: { uri } }: LangiumDocument): void {
    this.checked.delete(uri);
    this.checked.add(uri);
    this.say();
  }

  forget(uri: string): void {
    if (this.checked.delete(uri)) this.say();
  }

  all(): readonly LiveDocument[] {
    return [...this.checked].reverse().flatMap((uri) => this.documentAt(uri) ?? []);
  }

  follow(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  tell(text: string): void {
    const { connection } = this.around;
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message: text });
  }

  private say(): void {
    for (const listener of this.listeners) listener();
  }

  private documentAt(uri: string): LiveDocument | undefined {
    const document = this.around.documentOf(uri);
    if (document === undefined) return undefined;
    const analysis = this.around.analysisOf(document);
    const shown = this.around.givesAnswers(uri) && !isHandout(analysis) ? analysis : drawable(analysis);
    if (shown.exchanges.length === 0) return undefined;
    return {
      uri,
      text: analysis.text,
      problems: shown.problems,
      exchanges: shown.exchanges.map(({ trace, isWithheld }) => ({ trace, hidesStates: isWithheld === true })),
      ...(analysis.language === undefined ? {} : { language: analysis.language }),
    };
  }
}
