/** The steps of a picture: what a person may ask of each of them. */
import type { PictureStep, Target } from '../../../../contract/messages.js';
import { drawnText, type Place, type Statement, type Step, wording } from '../../core/index.js';

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
