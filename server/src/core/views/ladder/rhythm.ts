/** Distances of the drawing, in points. */
export const rhythm = {
  margin: 20,
  /** A message's way down, and that of one which others overtake. */
  slant: 32,
  crossing: 46,
  /** Between messages that leave one after the other. */
  row: 29,
  /** From one thing that a host does to its next. */
  turn: 16,
  /** The least that a state lasts. */
  state: 25,
  line: 15,
  /** From the start of a timer to its end, at least. */
  timer: 62,
  head: 30,
  foot: 18,
  /** Between a lifeline and the boxes of its states. */
  apart: 6,
  lane: 300,
  narrowLane: 200,
  /** Labels are broken beyond this. */
  label: 300,
  sideText: 118,
} as const;

export const faces = {
  title: { size: 16, bold: true },
  head: { size: 13, bold: true },
  label: { size: 13 },
  names: { size: 13, bold: true },
  small: { size: 11 },
  state: { size: 11, bold: true },
  note: { size: 12 },
  section: { size: 12, bold: true },
} as const;
