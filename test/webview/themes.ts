/** What the editor hands to a webview in each of its themes: the variables that the preview uses. */

export interface EditorTheme {
  readonly classes: string;
  readonly variables: Readonly<Record<string, string>>;
}

const fonts = {
  'editor-font-family': "'DejaVu Sans Mono', 'NanumGothicCoding', monospace",
  'editor-font-size': '14px',
  'font-family': "'DejaVu Sans', NanumGothic, sans-serif",
  'font-size': '13px',
};

export const themes = {
  light: {
    classes: 'vscode-light',
    variables: {
      ...fonts,
      'editor-background': '#ffffff',
      'editor-foreground': '#3b3b3b',
      foreground: '#3b3b3b',
      focusBorder: '#005fb8',
      'editorError-foreground': '#e51400',
      'editorWarning-foreground': '#bf8803',
      'editorWidget-background': '#f8f8f8',
      'editorWidget-border': '#e5e5e5',
      'editorHoverWidget-background': '#f8f8f8',
      'editorHoverWidget-border': '#c8c8c8',
      'panel-border': '#e5e5e5',
      'button-background': '#005fb8',
      'button-foreground': '#ffffff',
      'toolbar-hoverBackground': '#b8b8b850',
      descriptionForeground: '#3b3b3b',
      'textLink-foreground': '#005fb8',
      'dropdown-background': '#ffffff',
      'dropdown-border': '#cecece',
      'dropdown-foreground': '#3b3b3b',
    },
  },
  dark: {
    classes: 'vscode-dark',
    variables: {
      ...fonts,
      'editor-background': '#1f1f1f',
      'editor-foreground': '#cccccc',
      foreground: '#cccccc',
      focusBorder: '#0078d4',
      'editorError-foreground': '#f14c4c',
      'editorWarning-foreground': '#cca700',
      'editorWidget-background': '#202020',
      'editorWidget-border': '#313131',
      'editorHoverWidget-background': '#202020',
      'editorHoverWidget-border': '#454545',
      'panel-border': '#2b2b2b',
      'button-background': '#0078d4',
      'button-foreground': '#ffffff',
      'toolbar-hoverBackground': '#5a5d5e50',
      descriptionForeground: '#9d9d9d',
      'textLink-foreground': '#4daafc',
      'dropdown-background': '#313131',
      'dropdown-border': '#3c3c3c',
      'dropdown-foreground': '#cccccc',
    },
  },
  contrast: {
    classes: 'vscode-high-contrast vscode-dark-contrast',
    variables: {
      ...fonts,
      'editor-background': '#000000',
      'editor-foreground': '#ffffff',
      foreground: '#ffffff',
      contrastBorder: '#6fc3df',
      focusBorder: '#f38518',
      'editorError-foreground': '#f48771',
      'editorWarning-foreground': '#ffd370',
      'editorWidget-background': '#0c141f',
      'editorWidget-border': '#6fc3df',
      'editorHoverWidget-background': '#0c141f',
      'editorHoverWidget-border': '#6fc3df',
      'panel-border': '#6fc3df',
      'button-background': '#000000',
      'button-foreground': '#ffffff',
      descriptionForeground: '#ffffff',
      'textLink-foreground': '#21a6ff',
      'dropdown-background': '#000000',
      'dropdown-border': '#6fc3df',
      'dropdown-foreground': '#ffffff',
    },
  },
} satisfies Record<string, EditorTheme>;

export type EditorThemeName = keyof typeof themes;
