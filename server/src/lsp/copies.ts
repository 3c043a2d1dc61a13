/** Texts that lie in no file, such as the shipped protocols, for clients that open files alone: each gets one when it is first pointed at. */
import { URI } from 'langium';
import { builtinScheme } from '../../../contract/names.js';

export interface Copies {
  /**
   * @param name a path, relative
   * @returns the address of a file with this text; undefined where none can be written
   */
  readonly copy: (name: string, text: string) => string | undefined;
}

/**
 * @param textOf of what lies in no file
 * @param copies undefined where the client asks for such texts itself
 * @returns what gives the address at which the client can open a source
 */
export const openedFrom =
  (textOf: (source: string) => string | undefined, copies: () => Copies | undefined) =>
  (source: string): string => {
    if (!source.startsWith(`${builtinScheme}:`)) return source;
    const text = textOf(source);
    return (text === undefined ? undefined : copies()?.copy(URI.parse(source).path.slice(1), text)) ?? source;
  };
