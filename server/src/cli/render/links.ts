/** Each part of an SVG leads to the line that it stands for: `--link 'https://…/{path}#L{line}'`. */
import type { Marks, PicturePart, Trace } from '../../core/index.js';
import type { SourceFile } from '../sources.js';

export function linksOf(trace: Trace, { path, lines }: SourceFile, link: string): Marks {
  const place = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return (part) => {
    const statement = trace.exchange.statements[statementOf(trace, part) ?? -1];
    if (statement === undefined) return {};
    const { line } = lines.position(statement.span.start);
    return { href: link.replaceAll('{path}', place).replaceAll('{line}', String(line)) };
  };
}

function statementOf({ steps }: Trace, part: PicturePart): number | undefined {
  if (part.kind === 'step' || part.kind === 'state') return part.step === undefined ? undefined : steps[part.step]?.statement;
  return part.statement;
}
