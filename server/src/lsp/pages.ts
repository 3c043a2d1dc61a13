/** The page on each problem code, as packaged beside the program: `tcp/ack` is explained in `tcp-ack.md`. */

/** `existing` are the names of the packaged pages, `folder` is the address in which they lie. */
export function pagesIn(folder: string, existing: ReadonlySet<string>): (code: string) => string | undefined {
  return (code) => {
    const page = `${code.replaceAll('/', '-')}.md`;
    return existing.has(page) ? new URL(page, folder).href : undefined;
  };
}
