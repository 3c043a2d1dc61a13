/** Files that only the client can read, in file systems of the editor (`vscode-vfs://…`): asked for when something imports them, at hand from then on. */
import type { URI } from 'langium';
import { builtinScheme } from '../../../contract/names.js';
import { RecentlyUsed } from '../language/index.js';

/** Resolves to null if there is no such file. */
export type AskClient = (address: string) => Promise<string | null>;

/** Resolves to the addresses of the documents below a folder. */
export type ListClient = (folder: string) => Promise<readonly string[]>;

/** `null`: it is asked for, or is not there. */
interface ClientFile {
  readonly text: string | null;
}

/** How many characters are cached. */
const mostText = 4 * 2 ** 20;
/** Missing files count as well. */
const heading = 100;

export class ClientFiles {
  private readonly known = new RecentlyUsed<string, ClientFile>(mostText, ({ text }) => heading + (text?.length ?? 0));

  /**
   * @param ask undefined where the client does not read files for us
   * @param changed hears of each text that has come, or is to be asked for again
   */
  constructor(
    private readonly ask: () => AskClient | undefined,
    private readonly changed: (address: string) => void,
    private readonly list: () => ListClient | undefined = () => undefined,
  ) {}

  /** @returns the addresses of the documents below a folder, open or not; none where the client cannot list them */
  async below(folder: URI): Promise<readonly string[]> {
    const list = isElsewhere(folder) ? this.list() : undefined;
    const listed = await list?.(folder.toString()).catch(() => []);
    return Array.isArray(listed) ? listed.filter((each) => typeof each === 'string') : [];
  }

  /** undefined where it is not known yet, or is not there. */
  textOf(uri: URI): string | undefined {
    const ask = isElsewhere(uri) ? this.ask() : undefined;
    if (ask === undefined) return undefined;
    const address = uri.toString();
    const known = this.known.get(address);
    if (known === undefined) void this.fetch(address, ask);
    return known?.text ?? undefined;
  }

  /** It has changed, or may be there now. */
  forget(address: string): void {
    if (this.known.get(address) === undefined) return;
    this.known.delete(address);
    this.changed(address);
  }

  private async fetch(address: string, ask: AskClient): Promise<void> {
    const asked: ClientFile = { text: null };
    this.known.set(address, asked);
    const text = await ask(address).catch(() => null);
    // it has changed meanwhile, and was asked for again
    if (text === null || this.known.get(address) !== asked) return;
    this.known.set(address, { text });
    this.changed(address);
  }
}

const HERE: ReadonlySet<string> = new Set(['', 'file', 'untitled', builtinScheme, 'vscode-notebook-cell']);

/** Neither a file nor a text that is nowhere else. */
export const isElsewhere = ({ scheme }: URI): boolean => !HERE.has(scheme);
