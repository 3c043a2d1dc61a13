/** A Handshake document imported as its text (see the loaders in vitest.config.ts and scripts/build.mjs). */
declare module '*.hsk' {
  const text: string;
  export default text;
}
