/** The measures of the drawing, in one place. Heights are in the drawing's own units, at zoom 1 pixels. */

export const metrics = {
  /** From one message to the next; its text stands above it. */
  message: 46,
  arrival: 34,
  event: 38,
  /** The first row below the headers. */
  first: 20,
  /** A segment in flight falls at least so far, and so much for its distance. */
  fall: 44,
  slope: 0.17,
  /** From an arrow down to a pill on a lifeline that has neighbours on both sides. */
  below: 21,
  reason: 17,
  words: 18,
  /** How far one falls that never arrives. */
  open: 36,
  claim: 25,
  section: 46,
  sectionTitle: 14,
  /** From what stands above a frame to its words, and from its edge to these. */
  frame: 32,
  frameTitle: 16,
  tail: 26,
  /** The title of a box around hosts. */
  box: 22,
  header: 34,
  headerWidth: 104,
  pill: 20,
  /** From a lifeline to what stands beside it. */
  aside: 20,
  bracket: 11,
  lane: 5,
  edge: 16,
} as const;

export const sizes = { message: 13, state: 11, note: 12, header: 13, small: 11 } as const;
