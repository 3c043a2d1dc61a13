/** The files of this machine, as the language server reads them: regular ones only, of a size that somebody could have written. */
import { URI } from 'langium';
import { NodeFileSystemProvider } from 'langium/node';
import { behindLinks, readDocument, stampOf } from '../../../disk/read.js';
import { Unfit } from '../../../disk/reason.js';
import { RecentlyUsed } from '../language/index.js';
import type { FileStamps } from './files.js';
import type { LinkedFiles } from './trust.js';

interface KeptText {
  readonly stamp: string;
  readonly text: string;
}

/** How many characters of files are cached. */
const mostText = 16 * 2 ** 20;

export class RegularFiles extends NodeFileSystemProvider implements FileStamps, LinkedFiles {
  private readonly texts = new RecentlyUsed<string, KeptText>(mostText, ({ text }) => text.length);

  override async readFile(uri: URI): Promise<string> {
    return this.readFileSync(uri);
  }

  /** Read again when it has changed. */
  override readFileSync(uri: URI): string {
    // `file://server/share` is opened by asking that server
    if (uri.authority !== '') throw new Unfit('it is no file of this machine');
    const file = uri.fsPath;
    const stamp = this.stamp(uri);
    const known = this.texts.get(file);
    if (stamp !== undefined && known?.stamp === stamp) return known.text;
    const text = new TextDecoder().decode(readDocument(file));
    if (stamp !== undefined) this.texts.set(file, { stamp, text });
    return text;
  }

  /** Behind all links; as it is, where nothing lies there. */
  real(uri: URI): URI {
    return uri.scheme === 'file' && uri.authority === '' ? URI.file(behindLinks(uri.fsPath)) : uri;
  }

  stamp(uri: URI): string | undefined {
    return uri.authority === '' ? stampOf(uri.fsPath) : undefined;
  }
}
