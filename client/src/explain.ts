/** `Explain`: the page of the problem at the caret, else what there is to say about the word there, as a page to read. */
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  EventEmitter,
  type ExtensionContext,
  commands as editor,
  type Hover,
  l10n,
  languages,
  MarkdownString,
  Uri,
  window,
  workspace,
} from 'vscode';
import { commands, explainScheme } from '../../contract/names.js';
import { lastEditor } from './guide/last-editor.js';

export function registerExplain(context: ExtensionContext): void {
  const changed = new EventEmitter<Uri>();
  const pages = new Map<string, string>();
  context.subscriptions.push(
    changed,
    workspace.registerTextDocumentContentProvider(explainScheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ path }) => pages.get(path) ?? '',
    }),
    editor.registerCommand(commands.explain, async () => {
      const page = await pageAtCaret(context);
      if (page === undefined) {
        void window.showInformationMessage(l10n.t('Put the caret on a mistake, a state or a message to have it explained.'));
        return;
      }
      const uri = Uri.from({ scheme: explainScheme, path: `/${page.title}.md` });
      pages.set(uri.path, page.text);
      changed.fire(uri);
      await editor.executeCommand('markdown.showPreviewToSide', uri);
    }),
  );
}

interface ExplainedPage {
  readonly title: string;
  readonly text: string;
}

async function pageAtCaret(context: ExtensionContext): Promise<ExplainedPage | undefined> {
  const shown = lastEditor();
  if (shown === undefined) return undefined;
  const { document, selection } = shown;
  const problems = languages.getDiagnostics(document.uri);
  const isHere = ({ range }: Diagnostic) => range.contains(selection.active);
  const onLine = ({ range }: Diagnostic) => range.start.line === selection.active.line;
  const problem = problems.find(isHere) ?? problems.find(onLine);
  if (problem !== undefined) return pageOfProblem(context, problem);
  const word = document.getWordRangeAtPosition(selection.active);
  const hovers = await editor.executeCommand<readonly Hover[]>('vscode.executeHoverProvider', document.uri, selection.active);
  const text = hovers.flatMap(({ contents }) => contents.map(textOf)).join('\n\n---\n\n');
  if (text !== '') return titled(word === undefined ? 'Handshake' : document.getText(word), text);
  // from the walkthrough, the caret is rarely on what is wrong
  const [first] = problems;
  return first && pageOfProblem(context, first);
}

const titled = (title: string, text: string): ExplainedPage => ({ title, text: `# ${title}\n\n${text}\n` });

const textOf = (content: Hover['contents'][number]): string =>
  typeof content === 'string'
    ? content
    : content instanceof MarkdownString
      ? content.value
      : `\`\`\`${content.language}\n${content.value}\n\`\`\``;

async function pageOfProblem(context: ExtensionContext, { code, message, relatedInformation = [] }: Diagnostic): Promise<ExplainedPage> {
  const name = String(typeof code === 'object' ? code.value : (code ?? 'problem'));
  const packaged = Uri.joinPath(context.extensionUri, 'docs/problems', `${name.replaceAll('/', '-')}.md`);
  // the server links to the page in the language of the document
  const file = typeof code === 'object' && code.target.scheme === 'file' ? code.target : packaged;
  const text = await Promise.resolve(workspace.fs.readFile(file)).then(
    (bytes) => Buffer.from(bytes).toString('utf8'),
    () => `# ${name}\n`,
  );
  const said = [message, ...relatedInformation.map(related)].map((line) => `> ${line}`).join('\n>\n');
  return { title: name.replaceAll('/', '-'), text: text.replace(/^(# .*\n)?/, (heading) => `${heading}\n${said}\n`) };
}

const related = ({ message, location }: DiagnosticRelatedInformation): string => `${location.range.start.line + 1}: ${message}`;
