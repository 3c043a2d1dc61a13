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
  Uri,
  window,
  workspace,
} from 'vscode';
import type { ExerciseEntry } from '../../../contract/exercises.js';
import type { Ask } from './ask.js';
import { HAS_EXERCISE } from './next.js';
import { tellNoExercise } from './none.js';
import { rangeOf } from './ranges.js';

export class ExerciseTests implements Disposable {
  private made: TestController | undefined;

  constructor(private readonly ask: Ask) {}

  /** Made with the first exercise: from then on its icon stands in the activity bar. */
  private get controller(): TestController {
    if (this.made !== undefined) return this.made;
    const controller = tests.createTestController('handshake.exercises', l10n.t('Handshake exercises'));
    controller.createRunProfile(l10n.t('Run'), TestRunProfileKind.Run, (request, token) => this.run(request, token), true);
    controller.refreshHandler = (token) => this.discoverAll(token);
    // asked for when somebody looks at the view
    controller.resolveHandler = async (item) => {
      // a folder that is being closed is not looked through
      if (item === undefined) await this.discoverAll().catch(() => undefined);
    };
    this.made = controller;
    return controller;
  }

  dispose(): void {
    this.made?.dispose();
  }

  async discover(document: TextDocument, starts = false): Promise<readonly ExerciseEntry[]> {
    const entries = await this.ask(document, starts);
    if (entries.length === 0) this.forget(document.uri);
    else this.list(entries, document);
    return entries;
  }

  /** The files of the workspace, and what is open besides. */
  private async discoverAll(token?: CancellationToken): Promise<void> {
    for (const document of workspace.textDocuments) await this.discover(document);
    for (const uri of await workspace.findFiles('**/*.hsk', undefined, MOST_FILES, token)) {
      if (token?.isCancellationRequested) return;
      const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
      if (HAS_EXERCISE.test(text)) await this.discover(await workspace.openTextDocument(uri));
    }
  }

  forget(uri: Uri): void {
    this.made?.items.delete(uri.toString());
  }

  /** Gives what came of it, which is told as well. */
  async runAtCursor(): Promise<string | undefined> {
    const active = window.activeTextEditor;
    const entries = active === undefined ? [] : await this.discover(active.document, true);
    const file = active && this.made?.items.get(active.document.uri.toString());
    if (active === undefined || file === undefined || entries.length === 0) return void tellNoExercise();
    const all = [...file.children].map(([, item]) => item);
    const here = all.filter((item) => item.range?.contains(active.selection.active));
    await this.run(new TestRunRequest(here.length > 0 ? here : [file]));
    const result = entries
      .filter((_, index) => here.length === 0 || here.some(({ id }) => id === idOf(file.id, index)))
      .map(resultOf)
      .join('; ');
    void window.showInformationMessage(result);
    return result;
  }

  private list(entries: readonly ExerciseEntry[], document: TextDocument): void {
    const uri = document.uri.toString();
    const { items } = this.controller;
    const file = items.get(uri) ?? this.controller.createTestItem(uri, workspace.asRelativePath(document.uri), document.uri);
    file.children.replace(entries.map((entry, index) => this.itemOf(entry, index, document)));
    items.add(file);
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
      const document = await opened(file.id);
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

const resultOf = ({ title, name, points, outOf }: ExerciseEntry): string =>
  l10n.t('{0}: {1} of {2} points', title === '' ? name : title, points, outOf);
/** More would take long to look through. */
const MOST_FILES = 500;

/** A file that is not open is read; what is gone is not run. */
async function opened(uri: string): Promise<TextDocument | undefined> {
  const found = workspace.textDocuments.find((each) => each.uri.toString() === uri);
  if (found !== undefined) return found;
  return workspace.openTextDocument(Uri.parse(uri)).then(
    (document) => document,
    () => undefined,
  );
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
  run.appendOutput(`${resultOf(entry)}\r\n`, undefined, item);
  if (entry.passed) run.passed(item);
  else run.failed(item, messages(() => true).slice(0, 1));
}
