/** Signature help: the fields of the message that is being written. */
import type { LangiumDocument } from 'langium';
import type { SignatureHelpProvider } from 'langium/lsp';
import type { SignatureHelp, SignatureHelpOptions, SignatureHelpParams } from 'vscode-languageserver';
import { signature } from '../../language/index.js';
import type { Around } from './asked.js';

export class Signatures implements SignatureHelpProvider {
  readonly signatureHelpOptions: SignatureHelpOptions = { triggerCharacters: [' ', '='] };

  constructor(private readonly around: Around) {}

  async provideSignatureHelp(document: LangiumDocument, { position }: SignatureHelpParams): Promise<SignatureHelp | undefined> {
    const found = signature(this.around.analysisOf(document), document.textDocument.offsetAt(position));
    if (found === undefined) return undefined;
    const parameters = found.parameters.map(({ label, documentation }) => ({ label, documentation }));
    return {
      signatures: [{ label: found.label, parameters }],
      activeSignature: 0,
      ...(found.active < 0 ? {} : { activeParameter: found.active }),
    };
  }
}
