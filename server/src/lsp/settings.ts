/** The user's settings, of each document its own where the client can tell them so; at hand whenever somebody asks. */
import { type ConfigurationInitializedParams, DefaultConfigurationProvider, DocumentState, type LangiumDocument } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import {
  type ConfigurationItem,
  type Connection,
  type DidChangeConfigurationParams,
  type InitializeParams,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver';
import { settingsSection } from '../../../contract/names.js';
import { COMMON_CODES, wording } from '../core/index.js';
import type { Publisher } from './builder.js';
import { DocumentSettings } from './document-settings.js';
import { FullServer } from './features/features.js';

type Fetch = (items: ConfigurationItem[]) => Promise<readonly unknown[]>;

/** How long to wait for the client's answer, in milliseconds. */
const PATIENCE = 2_000;
/** Documents in one request. */
const BATCH = 500;

export class Settings extends DefaultConfigurationProvider {
  private common = new DocumentSettings(undefined);
  private readonly own = new Map<string, DocumentSettings>();
  private readonly open = new Set<string>();
  /** Documents whose settings were asked for and have not come, each with what is done then. */
  private readonly awaited = new Map<string, () => void>();
  private readonly told = new Set<string>();
  private fetch: Fetch | undefined;
  private canRegister = false;

  /** Also called when the first settings come. */
  onChange: () => void = () => {};
  /** Called with each invalid setting once. */
  onWrong: (wrong: readonly string[]) => void = () => {};
  /** Called once with each that does not exist. */
  onUnknown: (unknown: readonly string[]) => void = () => {};
  /** Whether a shipped protocol, or all protocols, have such problems. */
  isCode: (code: string) => boolean = () => true;

  /** Of the document, else what holds everywhere. */
  of(uri: string): DocumentSettings {
    return this.own.get(uri) ?? this.common;
  }

  /** Of documents that are not open, too. */
  async ofEach(uris: readonly string[]): Promise<(uri: string) => DocumentSettings> {
    const unknown = uris.filter((uri) => !this.own.has(uri));
    const found = new Map<string, DocumentSettings>();
    for (let at = 0; at < unknown.length; at += BATCH) {
      const batch = unknown.slice(at, at + BATCH);
      const sections = await this.asked(batch);
      for (const [index, uri] of batch.entries()) if (isSection(sections[index])) found.set(uri, new DocumentSettings(sections[index]));
    }
    return (uri) => found.get(uri) ?? this.of(uri);
  }

  /** A document was opened: its settings are asked for, where the client can tell them. */
  follow(uri: string): void {
    if (this.fetch === undefined) return;
    this.open.add(uri);
    this.awaited.set(uri, () => {});
    void this.load([uri]).then(() => this.arrived(uri));
  }

  forget(uri: string): void {
    this.own.delete(uri);
    this.open.delete(uri);
    this.awaited.delete(uri);
  }

  /** Is done at once if they are known, else as soon as they are. */
  whenKnown(uri: string, action: () => void): void {
    if (this.awaited.has(uri)) this.awaited.set(uri, action);
    else action();
  }

  override initialize(params: InitializeParams): void {
    super.initialize(params);
    this.canRegister = params.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
  }

  override async initialized({ register, fetchConfiguration, ...rest }: ConfigurationInitializedParams): Promise<void> {
    if (this.workspaceConfig && fetchConfiguration) this.fetch = fetchConfiguration;
    await super.initialized({
      ...rest,
      ...(this.canRegister && register ? { register: (options) => void Promise.resolve(register(options)).catch(() => undefined) } : {}),
      ...(fetchConfiguration ? { fetchConfiguration: async () => [await this.section()] } : {}),
    });
  }

  override updateConfiguration(change: DidChangeConfigurationParams): void {
    super.updateConfiguration(change);
    if (this.fetch !== undefined) void this.again(pushed(change));
  }

  protected override updateSectionConfiguration(section: string, configuration: unknown): void {
    super.updateSectionConfiguration(section, configuration);
    if (section !== settingsSection) return;
    this.common = this.checked(configuration);
    this.onChange();
  }

  private async again(instead: unknown): Promise<void> {
    const section = await this.section(instead);
    await this.load([...this.open]);
    this.updateSectionConfiguration(settingsSection, section);
  }

  /** Without a document. @param instead where the client has none; where it does not answer, they stay */
  private async section(instead: unknown = this.settings[settingsSection]): Promise<unknown> {
    const sections = await this.answered([{ section: settingsSection }]);
    return sections.length === 0 ? this.settings[settingsSection] : (sections[0] ?? instead);
  }

  private async load(uris: readonly string[]): Promise<void> {
    const sections = await this.asked(uris);
    if (sections.length === 0) return;
    for (const [index, uri] of uris.entries()) {
      const section = sections[index] ?? undefined;
      if (section === undefined) this.own.delete(uri);
      else if (this.open.has(uri)) this.own.set(uri, this.checked(section));
    }
  }

  private arrived(uri: string): void {
    const action = this.awaited.get(uri);
    this.awaited.delete(uri);
    action?.();
  }

  private asked(uris: readonly string[]): Promise<readonly unknown[]> {
    return this.answered(uris.map((scopeUri) => ({ scopeUri, section: settingsSection })));
  }

  /** Nothing of a client that cannot tell, or does not within a moment. */
  private async answered(items: ConfigurationItem[]): Promise<readonly unknown[]> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<readonly unknown[]>((resolve) => {
      timer = setTimeout(() => resolve([]), PATIENCE);
    });
    try {
      const answer: unknown = items.length === 0 ? [] : await Promise.race([this.fetch?.(items) ?? [], late]);
      return Array.isArray(answer) ? answer : [];
    } catch {
      return [];
    } finally {
      clearTimeout(timer);
    }
  }

  private checked(section: unknown): DocumentSettings {
    const settings = new DocumentSettings(section);
    const wrong = this.notTold(settings.wrong());
    if (wrong.length > 0) this.onWrong(wrong);
    const unknown = this.notTold(settings.unknown(this.isCode));
    if (unknown.length > 0) this.onUnknown(unknown);
    return settings;
  }

  private notTold(all: readonly string[]): readonly string[] {
    const fresh = all.filter((each) => !this.told.has(each));
    for (const each of fresh) this.told.add(each);
    return fresh;
  }
}

/** What a client tells with the news that something has changed; nothing set, where it tells nothing. */
const pushed = ({ settings }: DidChangeConfigurationParams): unknown =>
  (isSection(settings) ? Reflect.get(settings, settingsSection) : undefined) ?? {};

const isSection = (value: unknown): value is object => typeof value === 'object' && value !== null;

export function settingsOf({ workspace }: LangiumSharedServices): Settings {
  const { ConfigurationProvider: provider } = workspace;
  if (!(provider instanceof Settings)) throw new Error('the settings are not ours');
  return provider;
}

/** Problems and hints as new settings want them, or a text that has come, of the documents that are meant. */
export function showAgain(
  connection: Connection,
  { lsp, workspace }: LangiumSharedServices,
  { publish }: Publisher,
  isMeant: (document: LangiumDocument) => boolean = () => true,
): void {
  const meant = workspace.LangiumDocuments.all.filter((each) => each.state === DocumentState.Validated && isMeant(each)).toArray();
  if (meant.length === 0) return;
  for (const document of meant) publish(document);
  if (lsp.LanguageServer instanceof FullServer && lsp.LanguageServer.refreshesHints)
    void connection.languages.inlayHint.refresh().catch(() => undefined);
}

/** Of all protocols, or of a shipped one; others have the name of their protocol. */
const OUR_CODE = /^(?:(?:exercise|protocol|tcp|verify)\/|[^/]+$)/;

/** What is set and cannot be meant is told to the user. @param pageOf each problem of ours has a page */
export function tellWrong(connection: Connection, settings: Settings, pageOf: (code: string) => string | undefined): void {
  const warn = (message: string): void =>
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  settings.onWrong = (wrong) => warn(wording().editor.wrongSettings(wrong.join(', ')));
  settings.onUnknown = (unknown) => warn(wording().editor.unknownSettings(unknown.join(', ')));
  settings.isCode = (code) => !OUR_CODE.test(code) || COMMON_CODES.includes(code) || pageOf(code) !== undefined;
}
