// `npm run mutants:code [HOW MANY] [SEED]`: plants faults at random into the source, one at a time, and runs the unit tests that reach each. What no
// test notices is printed with its line. Works in a copy of what is committed (.cache/mutants), so that the tree stays as it is.
import './node-version.mjs';
import { execFileSync, spawnSync } from 'node:child_process';
import fs, { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '..');
const copy = path.join(root, '.cache/mutants');
const [howMany = 50, firstSeed = 1] = process.argv.slice(2).map(Number);
/** A fault that makes a loop endless is noticed, too. */
const longest = 300_000;

/** mulberry32: the same seed draws the same faults. */
function drawing(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const OTHER_SIGN = new Map([
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
  ['===', '!=='],
  ['!==', '==='],
  ['+', '-'],
  ['-', '+'],
]);

/** What can be done to a node: the kind of fault, and the text in its place. */
function faultsAt(node, text) {
  const source = (each) => text.slice(each.getStart(), each.end);
  if (ts.isBinaryExpression(node)) {
    const sign = node.operatorToken.getText();
    const isText = [node.left, node.right].some((each) => ts.isStringLiteralLike(each) || ts.isTemplateExpression(each));
    if (OTHER_SIGN.has(sign) && !isText)
      return [[`${sign} → ${OTHER_SIGN.get(sign)}`, `${source(node.left)} ${OTHER_SIGN.get(sign)} ${source(node.right)}`]];
    if (['&&', '||', '??'].includes(sign))
      return [
        [`left of ${sign} only`, source(node.left)],
        [`right of ${sign} only`, source(node.right)],
      ];
    return [];
  }
  if (ts.isIfStatement(node.parent) && node.parent.expression === node) return [['condition turned', `!(${source(node)})`]];
  if (ts.isConditionalExpression(node))
    return [['branches exchanged', `${source(node.condition)} ? ${source(node.whenFalse)} : ${source(node.whenTrue)}`]];
  if (ts.isExpressionStatement(node) && ts.isBlock(node.parent)) return [['statement removed', '']];
  return [];
}

function faultsOf(file) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const found = [];
  const visit = (node) => {
    for (const [what, written] of faultsAt(node, text)) found.push({ file, what, written, start: node.getStart(), end: node.end });
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), visit);
  return found;
}

/** Tracked sources of the programs, without tests and what only they use. */
const sources = execFileSync('git', ['ls-files', 'server/src', 'client', 'contract'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !/\.(?:test|fixture|d)\.ts$/.test(file));

function copyTree() {
  fs.rmSync(copy, { recursive: true, force: true });
  execFileSync('git', ['worktree', 'prune'], { cwd: root });
  execFileSync('git', ['worktree', 'add', '--detach', '--force', copy, 'HEAD'], { cwd: root, stdio: 'ignore' });
  if (!existsSync(path.join(copy, 'node_modules'))) symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
}

function tested(...args) {
  const command = [path.join(root, 'node_modules/vitest/vitest.mjs'), ...args, '--run', '--project', 'unit', '--project', 'mocked'];
  return spawnSync(process.execPath, command, { cwd: copy, encoding: 'utf8', timeout: longest, killSignal: 'SIGKILL' });
}

/** What fails without a fault notices none. */
const sound = new Map();
function isSound(test) {
  if (!sound.has(test)) sound.set(test, tested(test).status === 0);
  if (!sound.get(test)) throw new Error(`${test} fails without a fault: mend it first`);
}

/** `noticed`, `survived`, or `not reached` by a unit test. */
function tried({ file, written, start, end }) {
  const place = path.join(copy, file);
  const text = readFileSync(place, 'utf8');
  writeFileSync(place, text.slice(0, start) + written + text.slice(end));
  const { status, stdout } = tested('related', file, '--bail', '1');
  writeFileSync(place, text);
  if (/No test files found/.test(stdout)) return 'not reached';
  if (status === 0) return 'survived';

  for (const [, test] of stripVTControlCharacters(stdout).matchAll(/^ FAIL {2}(?:unit )?(\S+\.test\.ts)/gm)) isSound(test);
  return 'noticed';
}

const layerOf = (file) =>
  /^server\/src\/core\/(?:run|views|exercise)/.exec(file)?.[0] ?? /^(?:server\/src\/[^/]+|client\/[^/]+|contract)/.exec(file)?.[0] ?? file;
const lineOf = ({ file, start }) => readFileSync(path.join(root, file), 'utf8').slice(0, start).split('\n').length;

const draw = drawing(firstSeed);
const all = sources.flatMap(faultsOf);
const planted = Array.from({ length: Math.min(howMany, all.length) }, () => all.splice(Math.floor(draw() * all.length), 1)[0]);
const layers = new Map();
copyTree();
try {
  for (const fault of planted) {
    const outcome = tried(fault);
    const layer = layers.get(layerOf(fault.file)) ?? { noticed: 0, all: 0 };
    layers.set(layerOf(fault.file), { noticed: layer.noticed + (outcome === 'noticed' ? 1 : 0), all: layer.all + 1 });
    if (outcome !== 'noticed') console.log(`${outcome}: ${fault.file}:${lineOf(fault)}: ${fault.what}`);
  }
} finally {
  execFileSync('git', ['worktree', 'remove', '--force', copy], { cwd: root, stdio: 'ignore' });
}
console.log(`\nseed ${firstSeed}`);
for (const [layer, { noticed, all: count }] of [...layers].sort()) console.log(`${layer.padEnd(28)} ${noticed} of ${count}`);
const noticed = [...layers.values()].reduce((sum, layer) => sum + layer.noticed, 0);
console.log(`${'together'.padEnd(28)} ${noticed} of ${planted.length}`);
