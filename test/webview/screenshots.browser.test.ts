/** Pictures of the preview for `docs/images`; only on request, as their pixels differ from machine to machine. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'vitest';
import type { DiagramKind } from '../../contract/messages.js';
import { useBrowser } from './browser.js';
import { longText, machineOfText, pictureOfText } from './documents.js';
import { atRest, type OpenedPreview, openPreview } from './page.js';
import type { EditorThemeName } from './themes.js';

const folder = process.env.HANDSHAKE_SCREENSHOTS;
const example = (name: string): string => readFileSync(path.resolve(import.meta.dirname, '../../examples', name), 'utf8');

const handshake = `exchange open "TCP three-way handshake" {
  host A "Client"
  host B "Server" in LISTEN

  A -> B : SYN     seq=100
  B -> A : SYN+ACK seq=300 ack=101
  A -> B : ACK     seq=101 ack=301
}
`;
const close = `exchange close "Four-way close, last ACK lost" {
  host A "Client" in ESTABLISHED with snd_nxt=101, rcv_nxt=301
  host B "Server" in ESTABLISHED with snd_nxt=301, rcv_nxt=101
  A -> B : FIN+ACK seq=101 ack=301
  B -> A : ACK     seq=301 ack=102
  B -> A : FIN+ACK seq=301 ack=102
  A -x B : ACK     seq=102 ack=302
  B : timeout
  B -> A : FIN+ACK seq=301 ack=102
  A -> B : ACK     seq=102 ack=302
  A : timeout "2 MSL"
}
`;

async function withMachine(preview: OpenedPreview, text: string): Promise<void> {
  await preview.page.getByRole('button', { name: 'States of the protocol' }).click();
  await preview.send({ type: 'machine', machine: machineOfText(text) });
  await preview.page.locator('.hs-present').first().waitFor();
  await preview.page.getByRole('button', { name: 'Step by step' }).click();
  await preview.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let step = 0; step < 5; step += 1) await preview.page.keyboard.press('ArrowRight');
}

interface Shot {
  readonly text: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly line?: number;
  readonly diagram?: DiagramKind;
  readonly after?: (preview: OpenedPreview, text: string) => Promise<void>;
}

const shots: Readonly<Record<string, Shot>> = {
  handshake: { text: handshake, size: { width: 720, height: 380 } },
  'close-last-ack-lost': { text: close, size: { width: 720, height: 560 } },
  'simultaneous-open': { text: example('simultaneous-open.hsk'), size: { width: 720, height: 520 } },
  error: { text: handshake.replace('ack=101', 'ack=100'), size: { width: 720, height: 440 } },
  steps: { text: close, size: { width: 1160, height: 720 }, after: withMachine },
  ladder: { text: close, size: { width: 720, height: 560 }, diagram: 'ladder' },
  'thousand-messages': { text: longText(1000), line: 500, size: { width: 720, height: 620 } },
};

describe.skipIf(!folder)('pictures of the preview', () => {
  useBrowser();

  const all = Object.entries(shots).flatMap(([name, shot]) =>
    (['light', 'dark', 'contrast'] as const).map((theme) => [name, theme, shot] as const),
  );
  test.each(all)('%s, %s', async (name: string, theme: EditorThemeName, { text, size, line, diagram, after }: Shot) => {
    const preview = await openPreview({ theme, scale: 1.25, ...(size ? { size } : {}) });
    await preview.show(pictureOfText(text, { ...(line === undefined ? {} : { line }), ...(diagram ? { diagram } : {}) }));
    await after?.(preview, text);
    await atRest(preview.page);
    await preview.page.screenshot({ path: path.join(folder ?? '', `${name}-${theme}.png`) });
  });
});
