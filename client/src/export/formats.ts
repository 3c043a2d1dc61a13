/** The formats to which a diagram can be exported. */
export interface DiagramFormat {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly args: readonly string[];
}

export const diagramFormats: readonly DiagramFormat[] = [
  { id: 'markdown', label: 'Markdown', detail: 'A Mermaid diagram, the states and the problems', args: ['--format', 'markdown'] },
  { id: 'mermaid', label: 'Mermaid', detail: 'A sequence diagram for GitHub, Notion, Obsidian', args: ['--format', 'mermaid'] },
  { id: 'svg', label: 'SVG', detail: 'The ladder of a textbook', args: ['--format', 'svg'] },
  { id: 'png', label: 'PNG', detail: 'The ladder in pixels', args: ['--format', 'png'] },
  { id: 'tikz', label: 'TikZ', detail: 'The ladder as a LaTeX document', args: ['--format', 'tikz'] },
  { id: 'text', label: 'Text', detail: 'The ladder in characters', args: ['--format', 'text'] },
  { id: 'ascii', label: 'Plain text', detail: 'The ladder in ASCII, at most 72 columns', args: ['--format', 'ascii'] },
];
