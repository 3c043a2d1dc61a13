/** The preview's page: shows the picture that the server made, keeps it tied to the text, and lets a reader walk through it. */
import './theme.css';
import './picture.css';
import './app.css';
import './exercise.css';
import type { Picture } from '../../contract/messages.js';
import { createAccess } from './access.js';
import { createCauses } from './causes.js';
import { liftColours } from './contrast.js';
import { createDetails } from './details.js';
import { createDiagram } from './diagram.js';
import { createExercise } from './exercise.js';
import { createExporter } from './export.js';
import { createHeads } from './heads.js';
import { connect } from './host.js';
import { createLight } from './light.js';
import { createLinks, focusPart } from './links.js';
import { createLock } from './lock.js';
import { createMachine } from './machine.js';
import { createNotice } from './notice.js';
import { createPage, type Feature } from './page.js';
import { createPart } from './part.js';
import { createPicker } from './picker.js';
import { createPlay } from './play.js';
import { createPredict } from './predict.js';
import { createProblems } from './problems.js';
import { createShow } from './show.js';
import { createSide } from './side.js';
import { createSteps } from './steps.js';
import { editorFonts, onFonts, onTheme } from './theme.js';
import { createTip } from './tip.js';
import { createZoom } from './zoom.js';

const host = connect();
const page = createPage();
const picker = createPicker(host, page);
const [locked, notice] = [createLock(host, page), createNotice(host, page)];
const [light, tip, problems] = [createLight(page), createTip(host, page), createProblems(host, page)];
const [side, machine] = [createSide(host, page), createMachine(host, page)];
/** Who plays sees where everybody stands now. */
const steps = createSteps(host, page, (picture, chosen) => {
  const step = chosen ?? (play.isOn() ? picture.steps.length - 1 : undefined);
  side(picture, step);
  machine.at(picture, step);
  predict.veil();
});
const predict = createPredict(host, page, steps.begin);
const diagram = createDiagram(host, page, () => show.again());
const exporter = createExporter(host, page);
const exercise = createExercise(host, page);
const play = createPlay(host, page, ({ steps: { length } }) => steps.go(length - 1));
/** In this order: names first, then what goes by them. */
const features: readonly Feature[] = [
  picker,
  createPart(host, page),
  diagram,
  createDetails(host, page),
  createAccess(page),
  createHeads(page),
  createLinks(host, page, steps.go),
  createCauses(page, (part) => focusPart(page, part)),
  light,
  tip,
  machine,
  steps,
  play,
  createZoom(host, page),
  // on the picture as large as it is then
  exercise,
  exporter,
];

const show = createShow({
  page,
  fonts: editorFonts,
  isPlain: diagram.isPlain,
  drawn(drawn, latest) {
    if (drawn.picture === latest) for (const feature of features) feature.drawn(drawn);
    tip.latest(latest);
    problems(latest);
  },
});

/** A picture of so many steps is kept for the moment after a reload; a longer one takes longer to keep than to ask for. */
const remembered = 60;

function take(picture: Picture): void {
  const good = picture.steps.length <= remembered && picture.exchange >= 0;
  host.remember({ uri: picture.uri, ...(good ? { picture } : {}) });
  show.show(picture);
}

host.hear((message) => {
  if (message.type === 'picture') {
    play.end();
    take(message.picture);
  } else if (message.type === 'played') {
    play.take(message.answer);
    if (!('refused' in message.answer)) show.show(message.answer.picture);
  } else if (message.type === 'nothing') show.say(message.message);
  else if (message.type === 'export') exporter.take(message.format, message.target, message.text);
  else if (message.type === 'machine') void machine.take(message.machine);
  else if (message.type === 'notice') notice(message.message, message.restart);
  else if (message.type === 'copied') exporter.copied();
  else if (message.type === 'locked') locked(message.locked);
  else if (message.type === 'walk') steps.begin();
  else if (message.type === 'exercise') exercise.show(message.exercise);
  else if (message.type === 'tried') exercise.tried(message);
  else if (message.type === 'other') {
    exercise.show(undefined);
    for (const feature of features) feature.other?.();
  } else if (message.type === 'lines') light.lines(message.lines);
});
onFonts(show.again);
onTheme(liftColours);
const before = host.recall().picture;
if (before) show.show(before);
host.say({ type: 'ready' });
