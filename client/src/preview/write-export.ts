/** Writes exported files: local ones by `disk/write`, others by the editor's file system. */
import { reasonOf } from '../../../disk/reason.js';
import { type Disk, writeFileWhole } from '../../../disk/write.js';

export interface ExportTargetUri {
  readonly scheme: string;
  readonly fsPath: string;
}

/** @throws an error whose message is for whoever asked for the file; what was there stands */
export async function writeExport(
  place: ExportTargetUri,
  content: Uint8Array,
  byEditor: () => PromiseLike<void>,
  disk?: Disk,
): Promise<void> {
  if (place.scheme !== 'file') return byEditor();
  try {
    writeFileWhole(place.fsPath, content, [], disk);
  } catch (error) {
    throw new Error(`cannot write ${place.fsPath}: ${reasonOf(error)}`);
  }
}
