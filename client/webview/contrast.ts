/** Themes differ: colours that say something are moved away from the ground until they can be read. */

/** WCAG 2.2 §1.4.3 for text. */
const ENOUGH = 4.5;
const STEPS = 10;

type Rgb = readonly [number, number, number];

/** The colours of the page's style, and the theme's that each is made of. */
const LIFTED = {
  '--hs-accent': 'var(--vscode-focusBorder, #005fb8)',
  '--hs-error': 'var(--vscode-editorError-foreground, #d13438)',
  '--hs-warning': 'var(--vscode-editorWarning-foreground, #b58900)',
} as const;

function luminance(colour: Rgb): number {
  const [r = 0, g = 0, b = 0] = colour.map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrastOf(a: Rgb, b: Rgb): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
}

/** `colour`, nearer to black or white if it is too near to the ground. */
export function lifted(colour: Rgb, ground: Rgb): Rgb {
  const end = contrastOf([255, 255, 255], ground) > contrastOf([0, 0, 0], ground) ? 255 : 0;
  for (let step = 0; step <= STEPS; step++) {
    const share = step / STEPS;
    const tried = colour.map((byte) => Math.round(byte * (1 - share) + end * share));
    const [r = end, g = end, b = end] = tried;
    if (contrastOf([r, g, b], ground) >= ENOUGH) return [r, g, b];
  }
  return [end, end, end];
}

/** What a style comes to, as it is painted. */
function painted(css: string, context: CanvasRenderingContext2D): Rgb {
  const probe = document.createElement('span');
  probe.style.color = css;
  document.body.append(probe);
  context.fillStyle = getComputedStyle(probe).color;
  probe.remove();
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
  return [r, g, b];
}

/** Where people have chosen their colours themselves, these stay as they are. */
export function liftColours(): void {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (context === null || matchMedia('(forced-colors: active)').matches) return;
  const ground = painted('var(--vscode-editor-background, #fff)', context);
  for (const [name, own] of Object.entries(LIFTED)) {
    const colour = painted(own, context);
    if (contrastOf(colour, ground) >= ENOUGH) document.body.style.removeProperty(name);
    else document.body.style.setProperty(name, `rgb(${lifted(colour, ground).join(' ')})`);
  }
}
