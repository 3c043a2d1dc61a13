/** The files of this machine, as the language server reads them: regular ones only, of a size that somebody could have written. */
import type { URI } from 'langium';
import { NodeFileSystemProvider } from 'langium/node';
import { readDocument } from '../../../disk/read.js';
import { Unfit } from '../../../disk/reason.js';

export class RegularFiles extends NodeFileSystemProvider {
  override async readFile(uri: URI): Promise<string> {
    return this.readFileSync(uri);
  }

  override readFileSync(uri: URI): string {
    // `file://server/share` is opened by asking that server
    if (uri.authority !== '') throw new Unfit('it is no file of this machine');
    return new TextDecoder().decode(readDocument(uri.fsPath));
  }
}
