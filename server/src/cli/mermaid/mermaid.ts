/** Mermaid's own drawing without a browser. Loaded only when it is asked for. */
import type { ThemeName } from '../../core/views/pens/theme.js';
import { CannotDo } from '../io.js';

export async function mermaidSvg(_source: string, _theme: ThemeName): Promise<string> {
  throw new CannotDo('Mermaid cannot be drawn here yet: use --diagram ladder, or --format mermaid');
}
