import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeExport } from './write-export.js';

let root = '';
beforeEach(() => {
  root = fs.mkdtempSync(path.join(tmpdir(), 'handshake-export-'));
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const picture = new TextEncoder().encode('<svg/>');
const never = async () => expect.fail('the editor was asked');
const full = { ...fs, fsyncSync: () => raise('ENOSPC') };
const raise = (code: string): never => {
  throw Object.assign(new Error(code), { code });
};

describe('an export of the preview', () => {
  it('keeps the mode of the file that it replaces, and a link stays a link', async () => {
    const file = path.join(root, 'real.svg');
    const link = path.join(root, 'link.svg');
    fs.writeFileSync(file, 'old', { mode: 0o600 });
    fs.symlinkSync('real.svg', link);
    await writeExport({ scheme: 'file', fsPath: link }, picture, never);
    expect(fs.readFileSync(file, 'utf8')).toBe('<svg/>');
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
  });

  it('leaves what was there when the disk is full, and says so', async () => {
    const fsPath = path.join(root, 'a.svg');
    fs.writeFileSync(fsPath, 'old');
    await expect(writeExport({ scheme: 'file', fsPath }, picture, never, full)).rejects.toThrow('the disk is full');
    expect(fs.readFileSync(fsPath, 'utf8')).toBe('old');
    expect(fs.readdirSync(root)).toEqual(['a.svg']);
  });

  it('is written by the editor where files are no files of this machine', async () => {
    let asked = 0;
    await writeExport({ scheme: 'vscode-vfs', fsPath: '/x.svg' }, picture, async () => void asked++);
    expect(asked).toBe(1);
  });
});
