/** The preview's page: a frame for one script and one style, under a policy that lets nothing else run and nothing be fetched. */

export interface PageParts {
  readonly script: string;
  readonly style: string;
  readonly nonce: string;
  /** Where the editor serves the page's files from. */
  readonly source: string;
  readonly title: string;
  /** Of the editor: `ko`, `en-gb`. */
  readonly language: string;
}

export const policyOf = ({ nonce, source }: Pick<PageParts, 'nonce' | 'source'>): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source} 'unsafe-inline'`,
    `font-src ${source}`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

export const pageHtml = (parts: PageParts): string => `<!doctype html>
<html lang="${escaped(parts.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policyOf(parts))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(parts.title)}</title>
<link rel="stylesheet" href="${escaped(parts.style)}">
</head>
<body>
<script nonce="${parts.nonce}" src="${escaped(parts.script)}"></script>
</body>
</html>
`;
