/** The Markdown plugin as a program of its own, read when the first Markdown preview opens. */
export { default } from '../../../server/src/markdown.js';
