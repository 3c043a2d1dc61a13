/** Buttons of the bars: an icon, a name for those who cannot see it, a state if it is a switch. */
import { h } from './dom.js';
import { type IconName, icon } from './icons.js';

export function button(name: IconName, title: string, press: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: 'hs-button', title, 'aria-label': title, click: press }, icon(name));
}

export interface Switch {
  readonly element: HTMLButtonElement;
  readonly set: (on: boolean) => void;
}

export function toggle(name: IconName, title: string, turned: (on: boolean) => void): Switch {
  const element = button(name, title, () => {
    const on = element.getAttribute('aria-pressed') !== 'true';
    set(on);
    turned(on);
  });
  const set = (on: boolean): void => element.setAttribute('aria-pressed', String(on));
  set(false);
  return { element, set };
}

export function swapIcon(element: HTMLButtonElement, name: IconName, title: string): void {
  element.replaceChildren(icon(name));
  element.title = title;
  element.setAttribute('aria-label', title);
}
