/** A drawing as an image of its own: every colour, font and width that the page's style gives it is written into it. */
import { set, svg } from './svg.js';

/** `editor` and `transparent` have the colours of the editor's theme. */
export type Look = 'editor' | 'light' | 'dark' | 'transparent';

const paints = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'paint-order', 'opacity'];
const letters = ['font-family', 'font-size', 'font-weight', 'font-style', 'letter-spacing', 'text-decoration-line'];

/** What an element's look depends on; groups only fade. */
function copied(part: Element): readonly string[] {
  if (part instanceof SVGTextContentElement) return [...paints, ...letters];
  return part instanceof SVGGeometryElement ? paints : part instanceof SVGGElement ? ['opacity'] : [];
}

/** What is only there to be pointed at, read aloud or lit. */
const onlyOnScreen = '.hs-hit';

const colours = {
  light: { 'editor-background': '#ffffff', 'editor-foreground': '#3b3b3b', 'editorError-foreground': '#d13438' },
  dark: { 'editor-background': '#1f1f1f', 'editor-foreground': '#cccccc', 'editorError-foreground': '#f14c4c' },
} as const;

export function selfContained(element: SVGSVGElement, look: Look): string {
  const stage = stageFor(look);
  const copy = element.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return '';
  for (const lit of copy.querySelectorAll('.hs-lit, .hs-pointed, .hs-now')) lit.classList.remove('hs-lit', 'hs-pointed', 'hs-now');
  for (const part of copy.querySelectorAll(onlyOnScreen)) part.remove();
  stage.append(copy);
  document.body.append(stage);
  const paint = painter();
  bake(copy, paint);
  if (look !== 'transparent') copy.prepend(background(copy, paint(getComputedStyle(stage).backgroundColor)));
  stage.remove();
  return finish(copy);
}

/** Out of sight, dressed in the wanted colours. */
function stageFor(look: Look): HTMLElement {
  const stage = document.createElement('div');
  const named = look === 'light' || look === 'dark' ? colours[look] : undefined;
  stage.className = named ? `hs-theme hs-undress vscode-${look}` : 'hs-undress';
  if (named) for (const [name, value] of Object.entries(named)) stage.style.setProperty(`--vscode-${name}`, value);
  return stage;
}

/** All are looked at before any is changed: a rule may speak of an element's place. */
function bake(copy: SVGSVGElement, paint: (colour: string) => string): void {
  const parts = [...copy.querySelectorAll('*')];
  const looks = parts.map((part) => lookOf(part, paint));
  parts.forEach((part, index) => {
    for (const { name } of [...part.attributes]) if (screenOnly.test(name)) part.removeAttribute(name);
    set(part, looks[index] ?? {});
  });
}

const screenOnly = /^(?:class|tabindex|role|aria-.*|data-.*)$/;

function lookOf(part: Element, paint: (colour: string) => string): Readonly<Record<string, string>> {
  const style = getComputedStyle(part);
  const look: Record<string, string> = {};
  for (const name of copied(part)) {
    const value = style.getPropertyValue(name);
    if (value === '' || defaults[name] === value) continue;
    const attribute = name === 'text-decoration-line' ? 'text-decoration' : name;
    look[attribute] = name === 'fill' || name === 'stroke' ? paint(value) : value;
  }
  return look;
}

const defaults: Readonly<Record<string, string>> = {
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'paint-order': 'normal',
  opacity: '1',
  'font-style': 'normal',
  'letter-spacing': 'normal',
  'text-decoration-line': 'none',
};

/** Newer ways to write a colour become the one that every viewer reads. */
function painter(): (colour: string) => string {
  const known = new Map<string, string>();
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  return (colour) => {
    if (!context || colour === 'none' || colour.startsWith('rgb(')) return colour;
    const before = known.get(colour);
    if (before !== undefined) return before;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
    const plain =
      alpha === 255
        ? `rgb(${red}, ${green}, ${blue})`
        : alpha === 0
          ? 'none'
          : `rgba(${red}, ${green}, ${blue}, ${(alpha / 255).toFixed(3)})`;
    known.set(colour, plain);
    return plain;
  };
}

function background(drawing: SVGSVGElement, fill: string): SVGElement {
  const { x, y, width, height } = drawing.viewBox.baseVal;
  return svg('rect', { x, y, width, height, fill });
}

function finish(drawing: SVGSVGElement): string {
  const { width, height } = drawing.viewBox.baseVal;
  drawing.removeAttribute('class');
  set(drawing, { xmlns: 'http://www.w3.org/2000/svg', width, height, role: 'img' });
  return `${new XMLSerializer().serializeToString(drawing)}\n`;
}

export async function toPng(element: SVGSVGElement, look: Look, scale: number): Promise<Blob> {
  const { width, height } = element.viewBox.baseVal;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(selfContained(element, look))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('it is too large')))));
}
