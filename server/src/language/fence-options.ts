/** How a picture is to be drawn, as the line that opens a fence says: `handshake ladder width=600 states=off`. */

export interface FenceOptions {
  readonly diagram?: 'ladder' | 'sequence' | 'states';
  /** Of the picture as it is shown, in points. */
  readonly width?: string;
  readonly states?: 'on' | 'off';
  readonly numbers?: 'absolute' | 'relative' | 'none';
  /** `auto` follows the page. */
  readonly theme?: 'light' | 'dark' | 'print' | 'auto';
}

const VALUES: Readonly<Record<keyof FenceOptions, RegExp>> = {
  diagram: /^(?:ladder|sequence|states)$/,
  width: /^[1-9]\d{1,3}$/,
  states: /^(?:on|off)$/,
  numbers: /^(?:absolute|relative|none)$/,
  theme: /^(?:light|dark|print|auto)$/,
};

const isName = (name: string): name is keyof FenceOptions => Object.hasOwn(VALUES, name);

/** Other words on the line are meant for other programs. */
export function optionsIn(info: string): FenceOptions {
  const found: Partial<Record<keyof FenceOptions, string>> = {};
  for (const word of info.replace(/[{}]/g, ' ').split(/\s+/)) {
    const [name = '', value] = word.split('=');
    const [key, given] = value === undefined ? ['diagram', name] : [name, value.replace(/^"(.*)"$/, '$1')];
    if (isName(key) && VALUES[key].test(given)) found[key] = given;
  }
  return found as FenceOptions;
}

/** As the mark of a picture stores them. */
export const optionsText = (options: FenceOptions): string =>
  Object.entries(options)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}=${value}`)
    .join('');
