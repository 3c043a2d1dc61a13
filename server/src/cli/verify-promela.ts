/** `handshake verify --format promela`: the verifications of the documents as one model for SPIN. */
import { wording, words } from '../core/index.js';
import { type AnalysedVerification, type Analysis, errorsOf, libraryText, type PromelaText, promelaOf } from '../language/index.js';
import { oneLine } from './each.js';
import { CannotDo, CLEAN, ERRORS_FOUND, type Io } from './io.js';
import { LineIndex } from './lines.js';
import type { SourceFile } from './sources.js';
import { analysisOf, type VerifyBounds } from './verify-one.js';
import { said } from './words/said.js';

interface WrittenModel {
  readonly head: string;
  readonly model: PromelaText;
}

/** @returns the exit status */
export function writePromela(sources: readonly SourceFile[], bounds: VerifyBounds, io: Io): number {
  const known = new Map<string, SourceFile>();
  const models: WrittenModel[] = [];
  let status = CLEAN;
  for (const source of sources) {
    const analysis = analysisOf(source, known);
    for (const analysed of analysis.verifications) {
      const errors = errorsOf(analysed, analysis);
      for (const problem of errors)
        io.error(`${oneLine(`${source.path}:${source.lines.position(problem.span.start).line}: ${problem.code}: ${words(problem)}`)}\n`);
      if (errors.length > 0) status = ERRORS_FOUND;
      else models.push(modelOf(analysed, analysis, { source, known, bounds, stop: io.stop }));
    }
  }
  if (models.length === 0 && status === CLEAN) throw new CannotDo(said().noVerification);
  if (models.length > 0) io.out(textOf(models));
  return status;
}

interface ModelSetting {
  readonly source: SourceFile;
  readonly known: ReadonlyMap<string, SourceFile>;
  readonly bounds: VerifyBounds;
  readonly stop: AbortSignal | undefined;
}

function modelOf(analysed: AnalysedVerification, analysis: Analysis, { source, known, bounds, stop }: ModelSetting): WrittenModel {
  const texts = new Map<string, LineIndex>([[source.path, source.lines]]);
  const linesOf = (path: string): LineIndex => {
    const lines = texts.get(path) ?? known.get(path)?.lines ?? new LineIndex(libraryText(path) ?? '');
    texts.set(path, lines);
    return lines;
  };
  const until = performance.now() + bounds.seconds * 1000;
  const limits = { states: bounds.states, isOver: () => performance.now() > until || stop?.aborted === true };
  const model = promelaOf(
    analysed,
    analysis,
    limits,
    ({ source: path, span }) => `${path.split('/').at(-1)}:${linesOf(path).position(span.start).line}`,
  );
  const { name, title, span } = analysed.verification;
  const head = [`${source.path}:${source.lines.position(span.start).line}`, name, title].filter((part) => part !== '').join(' ');
  return { head: oneLine(head).replaceAll('*/', '* /'), model };
}

const textOf = (models: readonly WrittenModel[]): string =>
  [
    `/* ${wording().promela.head()}`,
    ...models.map(({ head }, at) => `   ${at + 1}  ${head}`),
    '*/',
    '#ifndef VERIFY',
    '#define VERIFY 1',
    '#endif',
    '#ifndef PROPERTY',
    '#define PROPERTY 0',
    '#endif',
    ...models.flatMap(({ head, model }, at) => [
      '',
      `#if VERIFY == ${at + 1}`,
      `/* ${head}: ${wording().promela.size(model.states, model.transitions, model.complete)} */`,
      model.text.trimEnd(),
      '#endif',
    ]),
    '',
  ].join('\n');
