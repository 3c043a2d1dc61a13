/** Runs inside the extension host: one mocha run of every suite, and its counts for the caller. */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

function report(passed: number, failed: number, failures: readonly string[]): void {
  const file = process.env.HANDSHAKE_RESULTS;
  if (file) writeFileSync(file, JSON.stringify({ passed, failed, failures }));
}

/** What packing can break: the packaged extension is held against these, and `npm test` holds it alone against them. */
async function importPackaged(): Promise<void> {
  await import('./diagnostics.suite.js');
  await import('./colours.suite.js');
  await import('./commands.suite.js');
  await import('./captures.suite.js');
  await import('./preview.suite.js');
  await import('./markdown.suite.js');
  await import('./verify.suite.js');
}

/** What no packing can break; what opens nothing of ours comes first, in a window that is still fresh. */
async function importOthers(): Promise<void> {
  await import('./quiet.suite.js');
  await import('./exercises.suite.js');
  await import('./language.suite.js');
  await import('./notebook.suite.js');
  await import('./preview-following.suite.js');
  await import('./play.suite.js');
  await import('./preview-ties.suite.js');
  await import('./preview-restored.suite.js');
  await import('./situations.suite.js');
  await import('./screenshots.suite.js');
  await import('./stopped.suite.js');
}

async function importPart(part: string | undefined): Promise<void> {
  // what is typed by hand, for minutes, has a window of its own beside that of the other suites
  if (part === 'typing') {
    await import('./folders.suite.js');
    await import('./typing.suite.js');
    return;
  }
  if (part !== 'packaged') await importOthers();
  if (part !== 'others') await importPackaged();
}

export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 180_000,
    // a workbench in a browser loses a click or a view now and then; what fails twice is broken, and each first failure is told
    retries: process.env.HANDSHAKE_GREP ? 0 : 1,
    reporter: 'spec',
    ...(process.env.HANDSHAKE_GREP ? { grep: process.env.HANDSHAKE_GREP } : {}),
  });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  await importPart(process.env.HANDSHAKE_PART);
  await new Promise<void>((resolve, reject) => {
    const failures: string[] = [];
    const runner = mocha.run((failed) => {
      report(runner.stats?.passes ?? 0, failed, failures);
      if (failed > 0) reject(new Error(`${failed} of the tests in VS Code failed`));
      else resolve();
    });
    runner.on(Mocha.Runner.constants.EVENT_TEST_RETRY, (test, error: Error) =>
      console.log(`    tried again: ${test.fullTitle()}\n${error.stack ?? error.message}`),
    );
    runner.on(Mocha.Runner.constants.EVENT_TEST_FAIL, (test, error: Error) =>
      failures.push(`${test.fullTitle()}\n${error.stack ?? error.message}`),
    );
  });
}
