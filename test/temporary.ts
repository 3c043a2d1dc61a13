/** Whatever tests write goes into one folder, which goes when they are done: nothing stays behind in the machine's own or in a home folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Set before the workers start, which inherit it. */
export function setup(): () => void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'handshake-tests-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP', 'XDG_CACHE_HOME', 'XDG_STATE_HOME', 'XDG_DATA_HOME', 'npm_config_cache'])
    process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
