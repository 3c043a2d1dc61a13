#!/usr/bin/env node
// Stands in for the desktop VS Code: the same arguments and exit codes, but the web build in headless Chromium.
// Environment: CHROMIUM_PATH, VSCODE_WEB_CDP_PORT (lets a test drive the browser), VSCODE_WEB_TIMEOUT (ms), VSCODE_WEB_VERBOSE.
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { readArguments } from './arguments.mjs';
import { findChromium } from './chromium.mjs';
import { relayConsole } from './console-relay.mjs';
import { removeFolder } from './remove.mjs';
import { folders, runServerCommand, startServer, writeQuietSettings } from './server.mjs';
import { workbenchAddress } from './workbench-address.mjs';

const { env } = process;
const argv = process.argv.slice(2);
const args = readArguments(argv);
const temporary = mkdtempSync(path.join(os.tmpdir(), 'handshake-vscode-'));
const user = path.resolve(args.last('user-data-dir') || path.join(temporary, 'user'));
const extensions = path.resolve(args.last('extensions-dir') || path.join(temporary, 'extensions'));
const common = folders({ data: path.join(temporary, 'server'), user, extensions });
const timeout = Number(env.VSCODE_WEB_TIMEOUT ?? 25 * 60_000);
const removeTemporary = () => removeFolder(temporary);

if (['install-extension', 'uninstall-extension', 'list-extensions', 'version'].some((name) => args.has(name))) {
  const status = runServerCommand([...common, ...argv.filter((arg) => !/^--(user-data-dir|extensions-dir)/.test(arg))]);
  removeTemporary();
  process.exit(status);
}

const log = [];
const note = (line) => {
  // two optional native modules are not built; their complaints say nothing
  if (/spdlog|watchdog/.test(line)) return;
  log.push(line);
  if (env.VSCODE_WEB_VERBOSE) console.error(line);
};

const tests = args.last('extensionTestsPath');
const relay = tests && relayConsole(tests, temporary);
let browser;
let isStopping = false;
let extensionHostGone;
let testsConnection;
const extensionHostEnd = new Promise((resolve) => {
  extensionHostGone = resolve;
});

writeQuietSettings(user);
const server = startServer({
  args: [...common, ...(args.has('disable-workspace-trust') ? ['--disable-workspace-trust'] : [])],
  onLine: (line) => {
    note(`[server] ${line}`);
    // the first window's is the one that runs the tests; a test may open other windows, and close or reload them
    const [, connection] = /\[(\w+)\]\[ExtensionHostConnection\]/.exec(line) ?? [];
    testsConnection ??= connection;
    if (!/Extension Host Process exited/.test(line) || connection !== testsConnection) return;
    extensionHostGone();
    // a crash reports no exit code to the workbench; after the tests its report may just be late
    if (tests) setTimeout(() => finish(1, line.trim()), relay.isSettled() ? 120_000 : 3000);
  },
  onEnd: (why) => finish(1, why),
});

/** The workbench also reports 0 when the extension host was killed before the tests came to their end. */
function verdict(code, why) {
  const cutShort = relay && code === 0 && !relay.isSettled();
  return cutShort ? { code: 1, why: 'the extension host ended before the tests did' } : { code, why };
}

async function finish(reported, reason) {
  if (isStopping) return;
  isStopping = true;
  const { code, why } = verdict(reported, reason);
  if (tests && !why) await Promise.race([extensionHostEnd, wait(5000)]);
  relay?.stop();
  if (why) console.error([`vscode host: ${why}`, ...(env.VSCODE_WEB_VERBOSE ? [] : log.slice(-60))].join('\n'));
  await Promise.race([browser?.close().catch(() => {}), wait(3000)]);
  server.stop();
  removeTemporary();
  process.exit(code);
}

const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  ...(env.VSCODE_WEB_CDP_PORT ? [`--remote-debugging-port=${env.VSCODE_WEB_CDP_PORT}`] : []),
];

/** In the page, before all else: the language that extensions are told. The workbench's own words want a language pack. */
function speak(locale) {
  Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => locale, set: () => undefined });
}

async function openPage() {
  browser = await chromium.launch({
    executablePath: findChromium(),
    headless: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: browserArguments,
  });
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  context.setDefaultTimeout(120_000);
  const locale = args.last('locale');
  if (locale) await context.addInitScript(speak, locale);
  const page = await context.newPage();
  page.on('crash', () => finish(1, 'the page crashed'));
  page.on('console', (message) => note(`[page ${message.type()}] ${message.text()}`));
  await page.exposeFunction('codeAutomationLog', (type, what) => note(`[workbench ${type}] ${format(...what)}`));
  await page.exposeFunction('codeAutomationExit', (code) => finish(code));
  return page;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => finish(130, signal));
setTimeout(() => finish(124, `no result after ${timeout} ms`), timeout).unref();

try {
  const [port, page] = await Promise.all([server.listening, openPage()]);
  await page.goto(workbenchAddress(args, port, relay?.entry));
} catch (error) {
  await finish(1, error instanceof Error ? error.message : String(error));
}
