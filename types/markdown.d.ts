/** The plugin for markdown-it: `new MarkdownIt().use(handshake, options)`. A test holds it against the module's own types. */
export interface MarkdownIt {
  readonly core: {
    readonly ruler: {
      push(name: string, rule: (state: never) => void): void;
      before?(beforeName: string, name: string, rule: (state: never) => void): void;
    };
  };
}

export interface HandshakeOptions {
  /** `page`, the default: colours that the page's style sheet can set (see `handshake-lang/markdown.css`). */
  readonly theme?: 'light' | 'dark' | 'print' | 'page';
  /** Draw the states of the hosts; yes unless said otherwise. */
  readonly states?: boolean;
  /** What is said where a document does not say it (`language ko`): `en`, `ko`; English unless said otherwise. */
  readonly language?: string;
  /** Keep the source above the picture. */
  readonly source?: boolean;
  /** The text of the document that `import "path"` means; `environment` is what was given to `render`. */
  readonly read?: (path: string, environment: unknown) => string | undefined;
}

export default function handshake(md: MarkdownIt, options?: HandshakeOptions): void;
