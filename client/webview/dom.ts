/** Makes HTML elements. Text goes in as text, never as markup. */

type Listener = (event: Event) => void;
export type ElementProperties = Readonly<Record<string, string | number | boolean | undefined | Listener>>;

export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: ElementProperties = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== undefined && value !== false) element.setAttribute(key, String(value));
  }
  element.append(...children);
  return element;
}
