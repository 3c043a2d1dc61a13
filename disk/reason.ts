/** Why a file operation failed, in plain words. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file or folder'],
  ['ENOTDIR', 'a part of its path is no folder'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the disk is read-only'],
  ['EISDIR', 'it is a folder'],
  ['EEXIST', 'there is a file of this name'],
  ['EAGAIN', 'nothing comes from it'],
  ['ELOOP', 'its links lead in a circle'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EBUSY', 'something else uses it'],
  ['ETXTBSY', 'it is a program that runs'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['EIO', 'the disk cannot be read or written there'],
  ['EINVAL', 'the system has no file of this name'],
  ['ENXIO', 'nobody is at its other end'],
  ['EFBIG', 'it would be too large'],
  ['Z_BUF_ERROR', 'what is zipped breaks off'],
  ['Z_DATA_ERROR', 'what is zipped is damaged'],
  ['ERR_FS_FILE_TOO_LARGE', 'it is too large'],
]);

export function reasonOf(error: unknown): string {
  if (error instanceof Unfit) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS.get(code) ?? (code !== '' ? code : String(error));
}

/** A file that is refused before it is touched; the message is the reason. */
export class Unfit extends Error {}
