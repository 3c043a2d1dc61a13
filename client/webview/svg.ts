/** Makes SVG elements. Text goes in as text, never as markup. */

export type ElementAttributes = Readonly<Record<string, string | number | undefined>>;

const namespace = 'http://www.w3.org/2000/svg';

export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: ElementAttributes = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(namespace, name);
  set(element, attributes);
  element.append(...children);
  return element;
}

export function set(element: Element, attributes: ElementAttributes): void {
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, String(value));
}
