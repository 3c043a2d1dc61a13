/** Single keys of the page. */

/** It goes into a text, a choice or a shortcut of the editor, and is none of ours. */
export const isTyping = ({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  target instanceof HTMLSelectElement || target instanceof HTMLInputElement || ctrlKey || metaKey || altKey;
