/** The extension's own part of its activation, in a process of its own: all of the editor's API is there, and does nothing. */
import { execFileSync } from 'node:child_process';
import { median } from './measure.js';
import { shown } from './table.js';

export const ACTIVATION = ['extension', 'read its program', 'until activate returns'];

const RUNS = 5;

/** An editor in which everything can be asked, called, made and set. */
const PROGRAM = `
const Module = require('node:module');
const anything = () => {
  const kept = new Map([['version', '1.139.0'], ['then', undefined], [Symbol.iterator, function* () {}], [Symbol.toPrimitive, () => '']]);
  const keep = (name, value) => (kept.set(name, value), true);
  const named = (target, name) => (name === 'prototype' ? target.prototype : kept.has(name) ? kept.get(name) : (keep(name, anything()), kept.get(name)));
  return new Proxy(function () {}, {
    get: named,
    set: (_, name, value) => keep(name, value),
    defineProperty: (_, name, { value }) => keep(name, value),
    apply: anything,
    construct: anything,
  });
};
const [load, editor] = [Module._load, anything()];
Module._load = (request, ...more) => (request === 'vscode' ? editor : load(request, ...more));
const begun = performance.now();
const extension = require(process.argv[1]);
const read = performance.now();
const globalState = { get: () => true, update: async () => undefined };
extension.activate({ subscriptions: [], extensionUri: editor.Uri, asAbsolutePath: (file) => file, globalState });
console.log(JSON.stringify([read - begun, performance.now() - read]));
process.exit();
`;

/** @param program the built extension */
export function activationTimes(program: string): readonly (readonly string[])[] {
  const times = Array.from({ length: RUNS }, (): readonly number[] =>
    JSON.parse(execFileSync(process.execPath, ['-e', PROGRAM, program], { encoding: 'utf8' }).trim().split('\n').at(-1) ?? '[]'),
  );
  return [['activation', ...[0, 1].map((part) => shown(median(times.map((each) => each[part] ?? Number.NaN))))]];
}
