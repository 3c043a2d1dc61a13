/** Takes Mermaid's drawing apart, by record. What it relies on (`data-id`, `data-et`, the order of text and line) a test holds fast. */

export type DiagramPiece = MessagePiece | NotePiece;

export interface MessagePiece {
  readonly kind: 'message';
  readonly line: SVGElement;
  readonly text: SVGTextElement | undefined;
}

export interface NotePiece {
  readonly kind: 'note';
  readonly rect: SVGRectElement;
}

export interface HostPiece {
  readonly line: SVGLineElement;
  readonly header: SVGGElement;
}

export interface DiagramPieces {
  readonly hosts: readonly HostPiece[];
  readonly records: ReadonlyMap<number, DiagramPiece>;
}

export function takeApart(drawing: SVGSVGElement): DiagramPieces {
  const records = new Map<number, DiagramPiece>();
  for (const element of drawing.querySelectorAll<SVGElement>('[data-et="message"], [data-et="note"]')) {
    const record = Number(element.dataset.id?.slice(1));
    const piece = element.dataset.et === 'note' ? notePiece(element) : messagePiece(element);
    if (piece && Number.isInteger(record)) records.set(record, piece);
  }
  return { hosts: hostPieces(drawing), records };
}

function notePiece(group: SVGElement): NotePiece | undefined {
  const rect = group.querySelector('rect');
  return rect ? { kind: 'note', rect } : undefined;
}

function messagePiece(line: SVGElement): MessagePiece {
  const before = line.previousElementSibling;
  return { kind: 'message', line, text: before instanceof SVGTextElement ? before : undefined };
}

function hostPieces(drawing: SVGSVGElement): readonly HostPiece[] {
  const hosts: HostPiece[] = [];
  for (const line of drawing.querySelectorAll<SVGLineElement>('line[data-et="life-line"]')) {
    const id = line.dataset.id ?? '';
    const header = drawing.querySelector<SVGGElement>(`g[data-et="participant"][data-id="${id}"]`);
    if (header) hosts[Number(id.slice(1))] = { line, header };
  }
  return hosts;
}
