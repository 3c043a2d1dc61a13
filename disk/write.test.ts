import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkRegular, isElsewhere, type ReadableDisk, readDocument } from './read.js';
import { type Disk, openWhole, removeDrafts, watchDrafts, writeFileWhole } from './write.js';

let root = '';
beforeEach(() => {
  root = fs.mkdtempSync(path.join(tmpdir(), 'handshake-disk-'));
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const at = (name: string): string => path.join(root, name);
const read = (name: string): string => fs.readFileSync(at(name), 'utf8');

/** A file system whose nth call fails. */
function failing(nth: number): { readonly disk: Disk; readonly calls: () => number } {
  let calls = 0;
  const failure = Object.assign(new Error('full'), { code: 'ENOSPC' });
  const disk = new Proxy(fs, {
    get: (target, name) => {
      const action: unknown = Reflect.get(target, name);
      if (typeof action !== 'function') return action;
      return (...given: unknown[]) => {
        if (++calls === nth) throw failure;
        return Reflect.apply(action, target, given);
      };
    },
  });
  return { disk, calls: () => calls };
}

describe('a file is written whole', () => {
  it('or not at all, whichever step fails', () => {
    const whole = failing(0);
    fs.writeFileSync(at('probe'), 'old');
    writeFileWhole(at('probe'), 'new', [], whole.disk);
    expect(whole.calls()).toBeGreaterThan(6);
    for (let nth = 1; nth <= whole.calls(); nth++) {
      fs.writeFileSync(at('a.hsk'), 'old');
      expect(() => writeFileWhole(at('a.hsk'), 'new', [], failing(nth).disk), `step ${nth}`).toThrow('full');
      expect(read('a.hsk'), `step ${nth}`).toBe('old');
      expect(fs.readdirSync(root).sort(), `step ${nth}`).toEqual(['a.hsk', 'probe']);
    }
  });

  it('keeps its mode, and a link stays a link', () => {
    fs.writeFileSync(at('real.hsk'), 'old');
    fs.chmodSync(at('real.hsk'), 0o600);
    fs.symlinkSync('real.hsk', at('link.hsk'));
    writeFileWhole(at('link.hsk'), 'new');
    expect(read('real.hsk')).toBe('new');
    expect(fs.lstatSync(at('link.hsk')).isSymbolicLink()).toBe(true);
    expect(fs.statSync(at('real.hsk')).mode & 0o777).toBe(0o600);
  });

  it('makes what a link leads to', () => {
    fs.symlinkSync('there.hsk', at('link.hsk'));
    writeFileWhole(at('link.hsk'), 'new');
    expect(read('there.hsk')).toBe('new');
  });

  it('is not written over what is read for it', () => {
    fs.writeFileSync(at('x.pcap'), 'capture');
    fs.symlinkSync('x.pcap', at('same.hsk'));
    expect(() => writeFileWhole(at('same.hsk'), 'new', [at('x.pcap')])).toThrow('also read');
    expect(read('x.pcap')).toBe('capture');
  });

  it('leaves nothing behind when it is given up, or the process ends', () => {
    fs.writeFileSync(at('a.hsk'), 'old');
    const whole = openWhole(at('a.hsk'));
    whole.write('half');
    whole.abandon();
    openWhole(at('a.hsk')).write('half');
    removeDrafts();
    expect(fs.readdirSync(root)).toEqual(['a.hsk']);
    expect(read('a.hsk')).toBe('old');
  });

  it('tells when the first draft begins, and when the last one is gone', () => {
    const told: string[] = [];
    watchDrafts({ begin: () => told.push('begin'), end: () => told.push('end') });
    const [one, other] = [openWhole(at('a.hsk')), openWhole(at('b.hsk'))];
    one.done();
    told.push('one');
    other.abandon();
    watchDrafts(undefined);
    expect(told).toEqual(['begin', 'one', 'end']);
  });

  it.runIf(process.getuid?.() === 0)('keeps its owner', () => {
    fs.writeFileSync(at('theirs.hsk'), 'old');
    fs.chownSync(at('theirs.hsk'), 1234, 1235);
    writeFileWhole(at('theirs.hsk'), 'new');
    const { uid, gid } = fs.statSync(at('theirs.hsk'));
    expect([uid, gid]).toEqual([1234, 1235]);
  });

  it.runIf(process.platform === 'linux')('a pipe that has no path is written through, as behind /dev/stdout', () => {
    execFileSync('mkfifo', [at('pipe')]);
    const pipe = fs.openSync(at('pipe'), 'r+');
    fs.rmSync(at('pipe'));
    writeFileWhole(`/proc/self/fd/${pipe}`, 'text');
    const read = Buffer.alloc(4);
    fs.readSync(pipe, read);
    fs.closeSync(pipe);
    expect(read.toString()).toBe('text');
  });

  it('a device is written through', () => {
    writeFileWhole('/dev/null', 'gone');
    expect(fs.statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

describe('a file is read', () => {
  it('if it is one', () => {
    fs.writeFileSync(at('a.hsk'), 'text');
    expect(Buffer.from(readDocument(at('a.hsk'))).toString()).toBe('text');
    expect(() => readDocument(root)).toThrow('it is a folder');
    expect(() => readDocument('/dev/zero')).toThrow('it is no regular file');
    fs.symlinkSync('/dev/zero', at('endless.hsk'));
    expect(() => readDocument(at('endless.hsk'))).toThrow('it is no regular file');
    expect(() => checkRegular(at('absent.hsk'))).toThrow('ENOENT');
  });

  it('and never waits for what does not come', () => {
    fs.writeFileSync(at('log.hsk'), 'text');
    const flags: unknown[] = [];
    const openSync = (file: fs.PathLike, flag: fs.OpenMode): number => {
      flags.push(flag);
      return fs.openSync(file, flag);
    };
    const disk = { ...fs, openSync };
    expect(Buffer.from(readDocument(at('log.hsk'), disk)).toString()).toBe('text');
    expect(flags).toEqual([fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0)]);
  });

  it('and ends where it does not, however small it seems', () => {
    fs.writeFileSync(at('endless.hsk'), '');
    let asked = 0;
    const full = (_: number, __: NodeJS.ArrayBufferView, ___: unknown, length: unknown): number => {
      asked++;
      return Number(length);
    };
    const disk: ReadableDisk = { ...fs, readSync: full as typeof fs.readSync };
    expect(() => readDocument(at('endless.hsk'), disk)).toThrow('larger than 32 MB');
    expect(asked).toBeLessThan(20);
  });

  it.runIf(process.platform === 'linux')('whose size nobody tells', () => {
    expect(Buffer.from(readDocument('/proc/self/status')).toString()).toContain('Pid:');
  });

  it('that grows meanwhile, with all that is there', () => {
    fs.writeFileSync(at('grows.hsk'), 'one ');
    let grown = false;
    const disk = new Proxy(fs, {
      get: (target, name) => {
        if (name === 'readSync' && !grown) {
          grown = true;
          fs.appendFileSync(at('grows.hsk'), 'two');
        }
        return Reflect.get(target, name);
      },
    });
    expect(Buffer.from(readDocument(at('grows.hsk'), disk)).toString()).toBe('one two');
  });

  it('up to a size', () => {
    fs.writeFileSync(at('large.hsk'), '');
    fs.truncateSync(at('large.hsk'), 33 * 2 ** 20);
    expect(() => readDocument(at('large.hsk'))).toThrow('larger than 32 MB');
  });

  it.each([
    ['\\\\server\\share\\a.hsk', true],
    ['//server/share/a.hsk', true],
    ['\\\\.\\PhysicalDrive0', true],
    ['C:\\notes\\NUL', true],
    ['c:/notes/com1.hsk', true],
    ['C:\\notes\\console.hsk', false],
    ['c:/notes/a.hsk', false],
  ])('%s on Windows', (file, elsewhere) => expect(isElsewhere(file, 'win32')).toBe(elsewhere));
});
