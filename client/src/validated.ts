/** Tells all listeners that a document was checked: the client has only one handler for each notification. */
import { type Event, EventEmitter, type ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type Validated, validatedNotification } from '../../contract/messages.js';

export function onDidValidate(context: ExtensionContext, client: LanguageClient): Event<Validated> {
  const checked = new EventEmitter<Validated>();
  context.subscriptions.push(
    checked,
    client.onNotification(validatedNotification, (what: Validated) => checked.fire(what)),
  );
  return checked.event;
}
