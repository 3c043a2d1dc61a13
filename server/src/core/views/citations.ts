/** Sections of RFCs as links to where everybody can read them: `RFC 9293 §3.10.7.3`, and `§4` of the same one behind it. */

const CITATION = /RFC (\d{1,5})(?:,? §([\dA-Z]+(?:\.\d+)*))?|§([\dA-Z]+(?:\.\d+)*)/gu;

/** Markdown. A section with no RFC before it stays as it is. */
export function linked(text: string): string {
  let last = '';
  return text.replace(CITATION, (written: string, rfc?: string, section?: string, alone?: string) => {
    last = rfc ?? last;
    return last === '' ? written : `[${written}](${addressOf(last, section ?? alone)})`;
  });
}

const addressOf = (rfc: string, section: string | undefined): string => {
  const page = `https://www.rfc-editor.org/rfc/rfc${rfc}.html`;
  if (section === undefined) return page;
  return `${page}#${/^\d/.test(section) ? 'section' : 'appendix'}-${section}`;
};
