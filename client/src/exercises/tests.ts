/** The Testing view: a document's exercises, each with its blanks and goals. */
import {
  type CancellationToken,
  type Disposable,
  Location,
  l10n,
  type TestController,
  type TestItem,
  TestMessage,
  type TestRun,
  TestRunProfileKind,
  TestRunRequest,
  type TextDocument,
  tests,
  window,
  workspace,
} from 'vscode';
import type { ExerciseEntry } from '../../../contract/exercises.js';
import type { Ask } from './ask.js';
import { rangeOf } from './ranges.js';

export class ExerciseTests implements Disposable {
  private readonly controller: TestController = tests.createTestController('handshake.exercises', l10n.t('Handshake exercises'));

  constructor(private readonly ask: Ask) {
    this.controller.createRunProfile('Run', TestRunProfileKind.Run, (request, token) => this.run(request, token), true);
    this.controller.refreshHandler = async () => {
      for (const document of workspace.textDocuments) await this.discover(document);
    };
  }

  dispose(): void {
    this.controller.dispose();
  }

  async discover(document: TextDocument): Promise<void> {
    const entries = await this.ask(document);
    if (entries.length === 0) return this.forget(document);
    const uri = document.uri.toString();
    const file =
      this.controller.items.get(uri) ?? this.controller.createTestItem(uri, workspace.asRelativePath(document.uri), document.uri);
    file.children.replace(entries.map((entry, index) => this.itemOf(entry, index, document)));
    this.controller.items.add(file);
  }

  forget({ uri }: TextDocument): void {
    this.controller.items.delete(uri.toString());
  }

  async runAtCursor(): Promise<void> {
    const active = window.activeTextEditor;
    if (active === undefined) return;
    await this.discover(active.document);
    const file = this.controller.items.get(active.document.uri.toString());
    const all = file === undefined ? [] : [...file.children].map(([, item]) => item);
    const here = all.filter((item) => item.range?.contains(active.selection.active));
    if (file !== undefined) await this.run(new TestRunRequest(here.length > 0 ? here : [file]));
  }

  private itemOf({ name, title, range, items }: ExerciseEntry, index: number, { uri }: TextDocument): TestItem {
    const item = this.controller.createTestItem(idOf(uri.toString(), index), title === '' ? name : title, uri);
    item.description = name;
    item.range = rangeOf(range);
    item.children.replace(
      items.map((each, at) => {
        const child = this.controller.createTestItem(`${item.id} ${at}`, each.label, uri);
        child.range = rangeOf(each.range);
        child.sortText = String(at).padStart(4, '0');
        return child;
      }),
    );
    return item;
  }

  private async run(request: TestRunRequest, token?: CancellationToken): Promise<void> {
    const run = this.controller.createTestRun(request);
    for (const file of this.files(request)) {
      if (token?.isCancellationRequested) break;
      const document = workspace.textDocuments.find((each) => each.uri.toString() === file.id);
      if (document !== undefined) await this.runFile(file, document, request, run);
    }
    run.end();
  }

  private files({ include }: TestRunRequest): readonly TestItem[] {
    if (include === undefined) return [...this.controller.items].map(([, item]) => item);
    return [...new Set(include.map(rootOf))];
  }

  /** The text may have changed since its exercises were listed. */
  private async runFile(file: TestItem, document: TextDocument, { include, exclude }: TestRunRequest, run: TestRun): Promise<void> {
    await this.discover(document);
    const wanted = include === undefined ? undefined : new Set(include.flatMap(lineage));
    for (const [index, entry] of (await this.ask(document)).entries()) {
      const item = file.children.get(idOf(file.id, index));
      if (item === undefined || exclude?.some(({ id }) => id === item.id)) continue;
      if (wanted === undefined || wanted.has(item.id) || include?.some(({ id }) => id === file.id)) report(entry, item, document, run);
    }
  }
}

const idOf = (uri: string, index: number): string => `${uri} ${index}`;
const rootOf = (item: TestItem): TestItem => (item.parent === undefined ? item : rootOf(item.parent));
const lineage = (item: TestItem): readonly string[] => [item.id, ...(item.parent === undefined ? [] : lineage(item.parent))];

function report(entry: ExerciseEntry, item: TestItem, { uri }: TextDocument, run: TestRun): void {
  const messages = (of: (loss: ExerciseEntry['losses'][number]) => boolean): TestMessage[] =>
    entry.losses.filter(of).map((loss) => {
      const message = new TestMessage(loss.message);
      message.location = new Location(uri, rangeOf(loss.range));
      return message;
    });
  for (const [index, { passed }] of entry.items.entries()) {
    const child = item.children.get(`${item.id} ${index}`);
    if (child !== undefined && passed) run.passed(child);
    else if (child !== undefined)
      run.failed(
        child,
        messages(({ item: at }) => at === index),
      );
  }
  run.appendOutput(`${item.label}: ${entry.points} of ${entry.outOf} points\r\n`, undefined, item);
  if (entry.passed) run.passed(item);
  else run.failed(item, messages(() => true).slice(0, 1));
}
