/** What the command *Play* was asked to play: a document, a verification of one, or a test that stands for either. */
import { Uri } from 'vscode';
import type { PlayedVerification } from '../../../contract/play.js';

export interface PlayTarget {
  readonly uri?: Uri;
  readonly verification?: PlayedVerification;
}

/** Arguments of a command may be anything. */
export function playTarget(resource: unknown, index: unknown, way: unknown): PlayTarget {
  if (resource instanceof Uri) return { uri: resource };
  if (typeof resource === 'string') return { uri: Uri.parse(resource), ...verified(index, way) };
  return isTest(resource) ? ofTest(resource) : {};
}

interface TestOfDocument {
  readonly id: string;
  readonly uri: Uri;
}

const isTest = (value: unknown): value is TestOfDocument =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'uri' in value &&
  value.uri instanceof Uri;

/** `URI`, `URI VERIFICATION` or `URI VERIFICATION PROPERTY`. */
function ofTest({ id, uri }: TestOfDocument): PlayTarget {
  const [, index, way] = id.split(' ');
  const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
  return { uri, ...verified(numberOf(index), numberOf(way)) };
}

function verified(index: unknown, way: unknown): Pick<PlayTarget, 'verification'> {
  if (typeof index !== 'number') return {};
  return { verification: { index, ...(typeof way === 'number' && { way }) } };
}
