/** The last right answer of an exercise leads on to the next one: in the document, else in the next file of its folder. */
import { l10n, Range, type TextDocument, Uri, window, workspace } from 'vscode';
import type { ExerciseEntry } from '../../../contract/exercises.js';
import { languageId } from '../../../contract/names.js';
import type { Ask } from './ask.js';
import { rangeOf } from './ranges.js';

export class NextExercise {
  /** Which exercises had points to be won when they were last judged, by document. */
  private readonly open = new Map<string, ReadonlySet<string>>();

  constructor(private readonly ask: Ask) {}

  forget({ uri }: TextDocument): void {
    this.open.delete(uri.toString());
  }

  async judged(document: TextDocument): Promise<void> {
    const entries = await this.ask(document);
    const key = document.uri.toString();
    const before = this.open.get(key);
    this.open.set(key, new Set(entries.filter(({ passed }) => !passed).map(({ name }) => name)));
    const done = entries.find(({ name, passed }) => passed && before?.has(name));
    // who answers in the preview has no active editor
    if (done === undefined || !window.visibleTextEditors.some((editor) => editor.document === document)) return;
    const title = done.title === '' ? done.name : done.title;
    const told = l10n.t('{0}: {1} of {2} points.', title, done.points, done.outOf);
    const target = nextIn(entries, done) ?? (await nextFile(document.uri));
    if (target === undefined) return void window.showInformationMessage(told);
    const go = l10n.t('Next Exercise');
    if ((await window.showInformationMessage(told, go)) !== go) return;
    if (target instanceof Uri) await window.showTextDocument(target);
    else await window.showTextDocument(document, { selection: new Range(rangeOf(target.head).start, rangeOf(target.head).start) });
  }
}

/** The next one that is not done, from this one on and around. */
function nextIn(entries: readonly ExerciseEntry[], done: ExerciseEntry): ExerciseEntry | undefined {
  const at = entries.indexOf(done);
  return [...entries.slice(at + 1), ...entries.slice(0, at)].find(({ passed }) => !passed);
}

async function nextFile(uri: Uri): Promise<Uri | undefined> {
  if (uri.scheme !== 'file') return undefined;
  const folder = Uri.joinPath(uri, '..');
  const names = (await workspace.fs.readDirectory(folder)).map(([name]) => name).filter((name) => name.endsWith('.hsk'));
  const own = uri.path.split('/').at(-1) ?? '';
  for (const name of names.sort().filter((each) => each > own)) {
    const document = await workspace.openTextDocument(Uri.joinPath(folder, name));
    if (document.languageId === languageId && HAS_EXERCISE.test(document.getText())) return document.uri;
  }
  return undefined;
}

export const HAS_EXERCISE = /^\s*exercise\b/mu;
