/** Tables of translations beside protocols, in the editor: what is wrong in one stands in it, what is missing stands at its text in the protocol. */
import { type Connection, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { languageId } from '../../../contract/names.js';
import { speakingAs, wording } from '../core/index.js';
import { type Analysis, findingsInTable, type Lookup, sharedAnalyser, type TableFindings, translatableTexts } from '../language/index.js';
import { toRange } from './diagnostics.js';

export const tableEnding = '.ko.json';

interface ReadTable extends TableFindings {
  readonly uri: string;
  readonly text: string;
}

export class OwnTables {
  /** Where something was told, by the protocol's address. */
  private readonly told = new Map<string, string>();

  constructor(private readonly connection: Connection) {}

  /** In the table of an open protocol. */
  look(analysis: Analysis): void {
    const table = tableOf(analysis);
    if (table === undefined || table.wrong.length === 0) {
      this.forget(analysis.source);
      return;
    }
    this.told.set(analysis.source, table.uri);
    const document = TextDocument.create(table.uri, 'json', 0, table.text);
    const diagnostics = speakingAs(analysis.language, () =>
      table.wrong.map(({ kind, offset, text }): Diagnostic => {
        const length = kind === 'none' ? 0 : JSON.stringify(text).length;
        const range = toRange({ start: offset, end: offset + length }, document);
        return { range, severity: DiagnosticSeverity.Warning, source: languageId, message: wording().ownTable[kind](text) };
      }),
    );
    void this.connection.sendDiagnostics({ uri: table.uri, diagnostics });
  }

  /** The protocol is closed, or its table is in order. */
  forget(source: string): void {
    const uri = this.told.get(source);
    if (uri === undefined) return;
    this.told.delete(source);
    void this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}

/** In the protocol, at each text that its table does not have. */
export function missingIn(analysis: Analysis, document: TextDocument): readonly Diagnostic[] {
  const table = tableOf(analysis);
  if (table === undefined) return [];
  const file = decodeURIComponent(table.uri.split('/').at(-1) ?? '');
  return table.missing.flatMap((text) => {
    const written = JSON.stringify(text);
    const start = analysis.text.indexOf(written);
    if (start < 0) return [];
    const range = toRange({ start, end: start + written.length }, document);
    return [{ range, severity: DiagnosticSeverity.Information, source: languageId, message: wording().ownTable.missingHere(file) }];
  });
}

const isTable = ({ path, fromSource }: Lookup, { source }: Analysis): boolean => fromSource === source && path.endsWith(tableEnding);

const tables = new WeakMap<Analysis, ReadTable | undefined>();

/** The table beside a document's protocols; read once for each analysis. */
function tableOf(analysis: Analysis): ReadTable | undefined {
  if (!tables.has(analysis)) tables.set(analysis, readTable(analysis));
  return tables.get(analysis);
}

function readTable(analysis: Analysis): ReadTable | undefined {
  const found = analysis.lookups.find((lookup) => isTable(lookup, analysis))?.found;
  const texts = found && translatableTexts(sharedAnalyser().unit(analysis.text));
  if (found === undefined || texts === undefined) return undefined;
  return { ...speakingAs(analysis.language, () => findingsInTable(found.text, texts)), uri: found.source, text: found.text };
}
