// `npm test`: every check, one after the other; a failing one does not stop the others. The last line counts them all.
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromiumMissing, findChromium } from '../test/host/chromium.mjs';

const root = path.resolve(import.meta.dirname, '..');
const cache = path.join(root, '.cache');
mkdirSync(cache, { recursive: true });

const chromium = findChromium();
if (!chromium) console.error(chromiumMissing);

/** Whatever the stages write beside the tree goes into one folder, which goes with them. */
const temporary = mkdtempSync(path.join(os.tmpdir(), 'handshake-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 3 }));
const env = {
  ...process.env,
  TMPDIR: temporary,
  TEMP: temporary,
  TMP: temporary,
  // a token of vitest, the cache of Biome and Chromium's reports would stay in the home folder
  XDG_CACHE_HOME: temporary,
  XDG_CONFIG_HOME: temporary,
  XDG_DATA_HOME: temporary,
  ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
};

const bin = (name) => path.join(root, 'node_modules/.bin', name);
const script = (file, ...args) => [process.execPath, path.join(root, file), ...args];
const vitest = (...projects) => [
  bin('vitest'),
  'run',
  ...projects.flatMap((project) => ['--project', project]),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=.cache/${projects[0]}.json`,
];

/** A stage that hangs must not keep the others from running. A machine that others use may be four times slower. */
const longestStage = 30 * 60_000;

const asOne = (status) => ({ passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 });

function readJson(file) {
  try {
    return JSON.parse(readFileSync(path.join(cache, file), 'utf8'));
  } catch {
    return undefined;
  }
}

/** A stage that fails without a failed test (no report, a crash) counts as one failure. */
const counted = (file, read) => (status) => {
  const report = readJson(file);
  const { passed, failed, failures = [], skipped = [] } = report ? read(report) : { passed: 0, failed: 1 };
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed, failures, skipped };
};
const fromVitest = (project) =>
  counted(`${project}.json`, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    failures: report.testResults.flatMap(failuresOfFile),
    skipped: report.testResults.flatMap(skippedInFile),
  }));

const failuresOfFile = ({ assertionResults }) =>
  assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `${fullName}\n${failureMessages.join('\n')}`);
/** An editor, or another program, that is not there. */
const skippedInFile = ({ assertionResults }) =>
  assertionResults.filter(({ status }) => status === 'skipped').map(({ fullName }) => fullName);
const fromVSCode = (file) => counted(file, (report) => report);

const stages = [
  { name: 'editor', command: script('test/host/editor.mjs'), count: asOne, isPatient: true },
  { name: 'lint', command: [bin('biome'), 'check', '--error-on-warnings', '.'], count: asOne },
  { name: 'unused', command: [bin('knip'), '--no-progress'], count: asOne },
  { name: 'doubled', command: [bin('jscpd'), 'client', 'contract', 'server', 'scripts', 'bench', 'test'], count: asOne },
  { name: 'types', command: script('scripts/types.mjs'), count: asOne },
  { name: 'build', command: script('scripts/build.mjs', '--minify'), count: asOne },
  { name: 'packages', command: [bin('publint'), '--level', 'error'], count: asOne },
  { name: 'package', command: vitest('package'), count: fromVitest('package'), report: 'package.json' },
  { name: 'unit', command: vitest('unit', 'mocked'), count: fromVitest('unit'), report: 'unit.json' },
  { name: 'browser', command: vitest('browser'), count: fromVitest('browser'), report: 'browser.json', needsChromium: true },
  {
    name: 'typing',
    command: script('test/host/run.mjs', '--typing'),
    count: fromVSCode('typing.json'),
    report: 'typing.json',
    needsChromium: true,
    isPatient: true,
    after: 'editor',
  },
  {
    name: 'vsix',
    command: script('test/host/run.mjs', '--vsix'),
    count: fromVSCode('vsix.json'),
    report: 'vsix.json',
    needsChromium: true,
    isPatient: true,
    after: 'typing',
  },
  {
    name: 'vscode',
    command: script('test/host/run.mjs', '--others'),
    count: fromVSCode('vscode.json'),
    report: 'vscode.json',
    needsChromium: true,
    after: 'editor',
  },
];

function start({ name, command: [program, ...args], count, report, needsChromium, isPatient }) {
  const heading = `\n=== ${name}`;
  if (needsChromium && !chromium) return Promise.resolve({ name, passed: 0, failed: 1, seconds: 0 });
  if (report) rmSync(path.join(cache, report), { force: true });
  if (!isPatient) console.log(heading);
  const begun = performance.now();
  const output = isPatient ? 'pipe' : 'inherit';
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', output, output], timeout: longestStage, killSignal: 'SIGKILL' });
  const written = [];
  child.stdout?.on('data', (chunk) => written.push(chunk));
  child.stderr?.on('data', (chunk) => written.push(chunk));
  return new Promise((resolve) => {
    const end = (status) => {
      if (isPatient) console.log(`${heading}\n${Buffer.concat(written)}`);
      resolve({ name, ...count(status), seconds: Math.round((performance.now() - begun) / 1000) });
    };
    child.on('error', (error) => {
      console.error(`${name}: ${error.message}`);
      end(1);
    });
    child.on('close', end);
  });
}

/** One after the other; a patient one, which mostly waits, beside those that follow, but after what it says that it needs. */
async function runAll(chosen) {
  const results = new Map();
  for (const stage of chosen) {
    const result = Promise.resolve(results.get(stage.after)).then(() => start(stage));
    results.set(stage.name, result);
    if (!stage.isPatient) await result;
  }
  return Promise.all(results.values());
}

const wanted = process.argv.slice(2);
const begun = performance.now();
const results = await runAll(stages.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));
const total = (key) => results.reduce((sum, result) => sum + result[key], 0);

for (const { name, failures = [] } of results)
  for (const failure of failures) console.log(`\n=== failed: ${name}: ${failure.slice(0, 3000)}`);

console.log(`\n=== summary (${Math.round((performance.now() - begun) / 1000)} s)`);
for (const { name, passed, failed, seconds } of results) console.log(`${name.padEnd(10)} ${passed} passed, ${failed} failed, ${seconds} s`);
const skipped = results.flatMap((result) => result.skipped ?? []);
if (skipped.length > 0) console.log(['\nnot tried, as a program is not there:', ...skipped.map((name) => `  ${name}`)].join('\n'));
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;
