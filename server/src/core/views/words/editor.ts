/** What the language server says of its client. */
export const editor = {
  /** @param wrong settings with their values, as they are written */
  wrongSettings: (wrong: string): string => `Some settings of Handshake have no meaning and count as not set: ${wrong}.`,
};
