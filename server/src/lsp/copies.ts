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

/** The way between a source and the address at which the client can open it. */
export interface SourceAddresses {
  readonly addressOf: (source: string) => string;
  /** @returns of a copy's address the source that it is a copy of; undefined of any other */
  readonly sourceOf: (address: string) => string | undefined;
}

/**
 * @param textOf of what lies in no file
 * @param copies undefined where the client asks for such texts itself
 */
export function openedFrom(textOf: (source: string) => string | undefined, copies: () => Copies | undefined): SourceAddresses {
  const sources = new Map<string, string>();
  return {
    addressOf: (source) => {
      if (!source.startsWith(`${builtinScheme}:`)) return source;
      const text = textOf(source);
      const copy = text === undefined ? undefined : copies()?.copy(URI.parse(source).path.slice(1), text);
      if (copy !== undefined) sources.set(URI.parse(copy).toString(), source);
      return copy ?? source;
    },
    sourceOf: (address) => sources.get(URI.parse(address).toString()),
  };
}
