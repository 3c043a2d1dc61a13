/** The Testing view: a document's verifications, each with its properties. */
import {
  type CancellationToken,
  type Disposable,
  Location,
  l10n,
  type TestController,
  type TestItem,
  TestMessage,
  TestMessageStackFrame,
  type TestRun,
  TestRunProfileKind,
  type TestRunRequest,
  type TextDocument,
  tests,
  Uri,
  workspace,
} from 'vscode';
import type { PropertyEntry, VerificationEntry } from '../../../contract/verify.js';
import { rangeOf } from '../exercises/ranges.js';

/** What is known; with a token, after all was looked through. */
export type AskVerifications = (document: TextDocument, token?: CancellationToken) => Promise<readonly VerificationEntry[]>;

export class VerificationTests implements Disposable {
  private made: TestController | undefined;

  constructor(private readonly ask: AskVerifications) {}

  /** Made with the first verification: from then on its icon stands in the activity bar. */
  private get controller(): TestController {
    if (this.made !== undefined) return this.made;
    const controller = tests.createTestController('handshake.verifications', l10n.t('Handshake verifications'));
    controller.createRunProfile(l10n.t('Verify'), TestRunProfileKind.Run, (request, token) => this.run(request, token), true);
    this.made = controller;
    return controller;
  }

  dispose(): void {
    this.made?.dispose();
  }

  forget({ uri }: TextDocument): void {
    this.made?.items.delete(uri.toString());
  }

  async discover(document: TextDocument): Promise<void> {
    const entries = await this.ask(document);
    if (entries.length === 0) return this.forget(document);
    const uri = document.uri.toString();
    const file =
      this.controller.items.get(uri) ?? this.controller.createTestItem(uri, workspace.asRelativePath(document.uri), document.uri);
    file.children.replace(entries.map((entry, index) => this.itemOf(entry, `${uri} ${index}`, document.uri)));
    this.controller.items.add(file);
  }

  private itemOf({ name, title, range, properties }: VerificationEntry, id: string, uri: Uri): TestItem {
    const item = this.controller.createTestItem(id, title || name || 'verify', uri);
    item.range = rangeOf(range);
    item.children.replace(
      properties.map((property, at) => {
        const child = this.controller.createTestItem(`${id} ${at}`, property.label, uri);
        child.range = rangeOf(property.range);
        child.sortText = String(at).padStart(4, '0');
        return child;
      }),
    );
    return item;
  }

  private async run(request: TestRunRequest, token: CancellationToken): Promise<void> {
    const { include, exclude } = request;
    const all = [...this.controller.items].map(([, item]) => item);
    const isAsked = (item: TestItem): boolean =>
      (include === undefined || include.some((each) => each.id === item.id || isWithin(item, each) || isWithin(each, item))) &&
      exclude?.some(({ id }) => id === item.id) !== true;
    const run = this.controller.createTestRun(request);
    for (const file of all.filter(isAsked)) {
      const document = workspace.textDocuments.find((each) => each.uri.toString() === file.id);
      if (document === undefined || token.isCancellationRequested) continue;
      await this.discover(document);
      for (const [, item] of file.children) run.started(item);
      const entries = await this.ask(document, token);
      for (const [index, entry] of entries.entries()) {
        const item = file.children.get(`${file.id} ${index}`);
        if (item !== undefined && isAsked(item)) report(entry, item, run);
      }
    }
    run.end();
  }
}

const isWithin = (item: TestItem, around: TestItem): boolean =>
  item.parent !== undefined && (item.parent.id === around.id || isWithin(item.parent, around));

function report(entry: VerificationEntry, item: TestItem, run: TestRun): void {
  let hasFailed = false;
  for (const [at, property] of entry.properties.entries()) {
    const child = item.children.get(`${item.id} ${at}`);
    if (child === undefined || property.verdict === 'unknown') continue;
    if (property.verdict === 'undecided') run.skipped(child);
    else if (property.message === undefined) run.passed(child);
    else {
      hasFailed = true;
      run.failed(child, messageOf(property, child));
    }
  }
  if (entry.state !== 'known') run.skipped(item);
  else if (hasFailed) run.failed(item, []);
  else run.passed(item);
}

function messageOf({ message = '', way, range }: PropertyEntry, { uri }: TestItem): TestMessage {
  const told = new TestMessage(message);
  if (uri !== undefined) told.location = new Location(uri, rangeOf(range));
  if (way !== undefined) told.stackTrace = [new TestMessageStackFrame(l10n.t('The way there'), Uri.parse(way))];
  return told;
}
