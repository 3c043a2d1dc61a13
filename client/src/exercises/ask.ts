/** How a document's exercises are asked for. */
import type { TextDocument } from 'vscode';
import type { ExerciseEntry } from '../../../contract/exercises.js';

/** With `starts`, for a command, a server that does not run is started first. */
export type Ask = (document: TextDocument, starts?: boolean) => Promise<readonly ExerciseEntry[]>;
