/** Mermaid source → Mermaid's drawing. With its neighbours in this folder the only part of the page that knows Mermaid. */
import mermaid, { type MermaidConfig } from 'mermaid';
import { metrics, sizes } from './metrics.js';

export interface PageFonts {
  /** For messages and states, where figures line up. */
  readonly code: string;
  /** For headers and notes. */
  readonly text: string;
}

let count = 0;

const configOf = (fonts: PageFonts): MermaidConfig => ({
  startOnLoad: false,
  securityLevel: 'strict',
  suppressErrorRendering: true,
  maxTextSize: 5_000_000,
  theme: 'base',
  look: 'classic',
  htmlLabels: false,
  fontFamily: fonts.text,
  sequence: {
    width: metrics.headerWidth,
    height: metrics.header,
    mirrorActors: false,
    wrap: false,
    messageFontFamily: fonts.code,
    messageFontSize: sizes.message,
    messageFontWeight: 400,
    noteFontFamily: fonts.text,
    noteFontSize: sizes.note,
    actorFontFamily: fonts.text,
    actorFontSize: sizes.header,
    actorFontWeight: 600,
  },
});

/** Setting Mermaid up costs as much as drawing ten messages, so that it is done only for another setting than the last. */
let last = '';

export function setUp(config: MermaidConfig): void {
  const wanted = JSON.stringify(config);
  if (wanted === last) return;
  mermaid.initialize(config);
  last = wanted;
}

/** Draws apart from the page, so that measuring a text does not lay out everything else. */
export async function drawApart(name: string, text: string): Promise<SVGSVGElement> {
  const bench = document.createElement('div');
  bench.className = 'hs-workbench';
  document.body.append(bench);
  count += 1;
  try {
    return toElement((await mermaid.render(`${name}-${count}`, text, bench)).svg);
  } finally {
    bench.remove();
  }
}

export async function draw(text: string, fonts: PageFonts): Promise<SVGSVGElement> {
  setUp(configOf(fonts));
  return drawApart('drawing', text);
}

/** As it is drawn wherever notes are kept: Mermaid's own look, and nothing of ours. */
export async function drawPlain(text: string, isDark: boolean): Promise<SVGSVGElement> {
  setUp({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    maxTextSize: 5_000_000,
    theme: isDark ? 'dark' : 'default',
  });
  const element = await drawApart('plain', text);
  element.style.maxWidth = '';
  element.classList.add('hs-picture', 'hs-plain');
  return element;
}

function toElement(text: string): SVGSVGElement {
  const holder = document.createElement('template');
  holder.innerHTML = text;
  const element = holder.content.firstElementChild;
  if (element instanceof SVGSVGElement) return element;
  throw new Error('The picture came out empty.');
}
