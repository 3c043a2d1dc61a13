/** What the live page shows of a document: its exchanges as ladders, and its problems. */
import { ladder, type Problem, pageTheme, speakingAs, svg, type Trace, withUnread, wording, words, xml } from '../../core/index.js';
import type { LiveDocument, LiveExchange } from '../../language/index.js';
import { said } from '../words/said.js';

export interface LivePictures {
  /** What is open, to choose from. */
  readonly documents: readonly { readonly uri: string; readonly name: string }[];
  readonly title: string;
  /** Drawn and escaped. */
  readonly body: string;
  /** For whoever hears the page. */
  readonly summary: string;
}

/** More would keep the editor waiting while they are drawn. */
const MOST_STEPS = 2_000;
const MOST_PROBLEMS = 100;

/** @param wanted the address of a document, or nothing: then the one that was worked on last */
export function livePictures(open: readonly LiveDocument[], wanted: string): LivePictures {
  const documents = open.map(({ uri }) => ({ uri, name: nameOf(uri) }));
  const document = open.find(({ uri }) => uri === wanted) ?? open[0];
  if (document === undefined) return { documents, title: 'Handshake', body: `<p>${xml(said().live.nothingOpen)}</p>`, summary: '' };
  const { problems, language } = document;
  const summary = said().live.problems(problems.filter(({ severity }) => severity === 'error').length);
  const body = speakingAs(language, () => `${pictures(document)}\n${listOf(problems, document.text)}`);
  return { documents, title: nameOf(document.uri), body, summary };
}

function nameOf(uri: string): string {
  const last = uri.split('/').at(-1) ?? uri;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function pictures({ exchanges, text, problems }: LiveDocument): string {
  let left = MOST_STEPS;
  const parts = exchanges.map((each) => {
    left -= each.trace.steps.length;
    return left < 0 ? `<p>${xml(said().live.tooLong(each.trace.exchange.name))}</p>` : picture(each, text, problems);
  });
  return parts.join('\n');
}

function picture({ trace, hidesStates }: LiveExchange, text: string, problems: readonly Problem[]): string {
  const heading = trace.exchange.title || trace.exchange.name || wording().picture.exchange;
  return `<section><h2>${xml(heading)}</h2>\n${drawn(withUnread(trace, text, problems), !hidesStates)}\n</section>`;
}

/** One that cannot be drawn takes no other with it. */
function drawn(trace: Trace, states: boolean): string {
  try {
    return svg(ladder(trace, { states, title: '' }), { theme: pageTheme(), ground: false }).trimEnd();
  } catch (error) {
    return `<p>${xml(wording().picture.undrawable(error instanceof Error ? error.message : String(error)))}</p>`;
  }
}

function listOf(problems: readonly Problem[], text: string): string {
  if (problems.length === 0) return '';
  const lines = problems.slice(0, MOST_PROBLEMS).map((problem) => {
    const line = text.slice(0, problem.span.start).split('\n').length;
    return `<li class="${problem.severity}"><b>${xml(said().live.line(line))}</b> ${xml(words(problem))}</li>`;
  });
  return `<ul class="problems">\n${lines.join('\n')}\n</ul>`;
}
