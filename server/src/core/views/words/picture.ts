/** Words in pictures: on arrows, beside lifelines, on the ways between states; and what the player says. */

const named = (name: string, what: string): string => (name === '' ? what : `${name} ${what}`);

export const picture = {
  exchange: 'Exchange',
  states: 'States',
  stray: 'stray',
  /** On the arrow of a second arrival, in characters and in drawings. */
  again: 'again',
  duplicate: 'duplicate',
  arrives: (name: string) => named(name, 'arrives'),
  arrivesAgain: (name: string) => named(name, 'arrives again'),
  dropped: (why: string) => `dropped: ${why}`,
  /** In few words. */
  droppedBriefly: (why: string) => `dropped · ${why}`,
  sent: (message: string) => `send ${message}`.trim(),
  received: (message: string) => `receive ${message}`.trim(),
  startsIn: (state: string) => `Starts in ${state}.`,
  way: (from: string, to: string, labels: readonly string[]) =>
    `From ${from} to ${to}${labels.length === 0 ? '' : `: ${labels.join(', ')}`}.`,
  /** Of a way between states, where what is taken is asked. */
  untaken: 'never taken',
  undrawable: (reason: string) => `This exchange could not be drawn: ${reason}`,
  /** What the options of a figure take. */
  takes: {
    theme: 'light, dark, print or auto',
    numbers: 'absolute, relative or none',
    width: 'a number of points from 10 to 9999',
    diagram: 'ladder, sequence or states',
    states: 'on or off',
  },
  /** On the line that opens a fence. */
  optionTakes: (written: string, option: string, values: string) => `${written} changes nothing: ${option}= takes ${values}`,
  noOption: (written: string, option: string) => `${written} changes nothing. Did you mean ${option}=?`,
  noDiagram: (written: string, values: string) => `${written} changes nothing. Did you mean ${values}?`,
  times: (count: number) => `${count} times`,
  expectedHere: (problem: string) => `expected here: ${problem}`,
};

export const player = {
  picture: 'The exchange',
  hosts: 'The hosts',
  statesOf: (host: string) => `States of ${host}`,
  answer: 'Answer',
  bar: 'Step by step',
  first: 'To the beginning',
  back: 'Back',
  play: 'Play',
  pause: 'Pause',
  next: 'Next',
  last: 'To the end',
  step: 'Step',
  details: 'Details',
  nextState: (what: string, host: string) => `Next: ${what}. In which state is ${host} after it?`,
  nextNumber: (what: string, field: string) => `Next: ${what}. What is its ${field}?`,
  /** What is said of an answer: `{0}` is the answer, `{1}` why. */
  right: 'Right: {0}{1}.',
  slip: '{0}: {2}{1}. Try again, or go on to see it.',
  wrongState: '{0} is not the state that follows from what arrives and what is sent here{1}. Try again, or go on to see it.',
  wrongNumber: '{0} does not fit the numbers so far{1}. Try again, or go on to see it.',
};
