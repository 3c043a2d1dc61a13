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

/** Makes these the children, in this order; one that stays is not taken out, so that it keeps the keyboard. */
export function keepChildren(parent: Element, wanted: readonly Element[]): void {
  for (const child of [...parent.children]) if (!wanted.includes(child)) child.remove();
  for (const [index, child] of wanted.entries()) {
    const there = parent.children[index];
    if (there !== child) parent.insertBefore(child, there ?? null);
  }
}
