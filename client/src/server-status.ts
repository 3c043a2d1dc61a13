/** The language status item: whether the language server runs, and the way to have it again. */
import { type Disposable, LanguageStatusSeverity, l10n, languages, window } from 'vscode';
import { commands, languageId } from '../../contract/names.js';
import { isOurs } from './need.js';

export type ServerState = 'starting' | 'running' | 'stopped';

const severities: Readonly<Record<ServerState, LanguageStatusSeverity>> = {
  starting: LanguageStatusSeverity.Information,
  running: LanguageStatusSeverity.Information,
  stopped: LanguageStatusSeverity.Error,
};

const textOf = (state: ServerState): string => {
  switch (state) {
    case 'starting':
      return l10n.t('Language server: starting');
    case 'running':
      return l10n.t('Language server: running');
    case 'stopped':
      return l10n.t('Language server: stopped');
  }
};

/** Only for Handshake documents: Markdown without a fence shows nothing. */
export class ServerStatus implements Disposable {
  private readonly item = languages.createLanguageStatusItem('handshake.server', { language: languageId });
  private readonly listener = window.onDidChangeActiveTextEditor(() => this.select());

  constructor() {
    this.item.name = l10n.t('Handshake language server');
    this.select();
  }

  show(state: ServerState): void {
    const text = textOf(state);
    this.item.severity = severities[state];
    this.item.text = text;
    this.item.busy = state === 'starting';
    this.item.detail = state === 'stopped' ? l10n.t('problems are from before it stopped') : '';
    this.item.command = { command: commands.restartServer, title: l10n.t('Restart') };
    this.item.accessibilityInformation = { label: `Handshake. ${text}` };
    this.select();
  }

  dispose(): void {
    this.listener.dispose();
    this.item.dispose();
  }

  private select(): void {
    const document = window.activeTextEditor?.document;
    const isFenced = document !== undefined && document.languageId !== languageId && isOurs(document);
    this.item.selector = [{ language: languageId }, ...(isFenced ? [{ language: document.languageId, pattern: document.uri.path }] : [])];
  }
}
