/** In an untrusted workspace, only its own files are imported. */
import { URI } from 'langium';

/** A file system with links. */
export interface LinkedFiles {
  /** Where a file really lies, behind all links. */
  readonly real: (uri: URI) => URI;
}

export const hasLinks = (files: object): files is LinkedFiles => 'real' in files && typeof files.real === 'function';

/** Links are resolved: none may lead out of the folders. */
export function isInFolders(uri: URI, folders: readonly string[], real: LinkedFiles['real']): boolean {
  const place = real(uri);
  return folders.some((folder) => isWithin(place, real(URI.parse(folder))));
}

const isWithin = (uri: URI, folder: URI): boolean =>
  uri.scheme === folder.scheme && uri.authority === folder.authority && uri.path.startsWith(`${folder.path.replace(/\/$/, '')}/`);
