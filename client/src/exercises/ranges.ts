/** Places as the server tells them. */
import { Range } from 'vscode';
import type { TextRange } from '../../../contract/exercises.js';

export const rangeOf = ({ start, end }: TextRange): Range => new Range(start.line, start.character, end.line, end.character);
