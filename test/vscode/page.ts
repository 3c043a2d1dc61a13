/** The workbench as its user sees it: the page of the browser, or of the desktop build, that runs it. */
import { type Browser, chromium, type FrameLocator, type Locator, type Page } from 'playwright-core';
import * as vscode from 'vscode';

let browser: Browser | undefined;

/** Slow machines must not fail; shorter than a test may last, so that it says what it waited for. */
const patience = 120_000;

export async function workbench(): Promise<Page> {
  browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${process.env.HANDSHAKE_CDP_PORT}`, { timeout: patience });
  for (const context of browser.contexts()) context.setDefaultTimeout(patience);
  const pages = browser.contexts().flatMap((context) => context.pages());
  const page = pages.find((candidate) => /workbench|127\.0\.0\.1/.test(candidate.url())) ?? pages[0];
  if (!page) throw new Error('no page of the workbench is open');
  return page;
}

/** What was said, among all that was. No toast is shown while tests are run. */
export async function notification(text: string): Promise<Locator> {
  const page = await workbench();
  await vscode.commands.executeCommand('notifications.showList');
  return page.locator('.notifications-center .notification-list-item', { hasText: text });
}

/** The inside of the preview: a webview is a frame in a frame. */
export async function previewPage(): Promise<FrameLocator> {
  const page = await workbench();
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}
