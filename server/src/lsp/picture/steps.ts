/** The steps of a picture: what a person may ask of each of them. */
import type { PictureStep, Target } from '../../../../contract/messages.js';
import type { Statement } from '../../core/exchange/exchange.js';
import type { Place } from '../../core/span.js';
import type { Step } from '../../core/trace/trace.js';
import { drawnText } from '../../core/views/step-text.js';
import { wording } from '../../core/views/words/wording.js';

export type { Target } from '../../../../contract/messages.js';

export const stepOf = (step: Step, statement: Statement | undefined, target: (place: Place) => Target): PictureStep => ({
  statement: step.statement,
  kind: step.kind,
  text: drawnText(step, statement),
  states: step.states,
  passed: step.passed,
  changed: step.changed,
  owed: step.owed,
  rules: step.rules.map(({ host, kind, see, place }) => ({ host, kind, see: wording().problems.see(see), place: target(place) })),
});
