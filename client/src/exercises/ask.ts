/** How the parts of this room ask the server of a document's exercises. */
import type { TextDocument } from 'vscode';
import type { ExerciseEntry } from '../../../contract/exercises.js';

export type Ask = (document: TextDocument) => Promise<readonly ExerciseEntry[]>;
