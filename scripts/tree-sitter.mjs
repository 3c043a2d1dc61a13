// `node scripts/tree-sitter.mjs`: makes the parser of syntaxes/tree-sitter from its grammar.js, and the module that the tests run.
// Needs the program `tree-sitter` (0.26), and `clang` and `wasm-ld` (14 or later) with the headers of wasi-libc, all on the path or
// named by TREE_SITTER, CLANG, WASM_LD and WASI_INCLUDE.
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../syntaxes/tree-sitter');
const { TREE_SITTER = 'tree-sitter', CLANG = 'clang', WASM_LD = 'wasm-ld', WASI_INCLUDE = '/usr/include/wasm32-wasi' } = process.env;

function run(program, ...args) {
  const { status, error } = spawnSync(program, args, { cwd: folder, stdio: 'inherit' });
  if (status === 0) return;
  console.error(error === undefined ? `${program} failed` : `${program} cannot be run: ${error.message}`);
  process.exit(1);
}

run(TREE_SITTER, 'generate', '--abi', '14');
// what no editor reads
for (const file of ['grammar.json', 'node-types.json', 'tree_sitter/alloc.h', 'tree_sitter/array.h'])
  rmSync(path.join(folder, 'src', file));
const object = path.join(os.tmpdir(), `handshake-parser-${process.pid}.o`);
const target = ['--target=wasm32-unknown-emscripten', '-isystem', WASI_INCLUDE, '-Isrc', '-Os', '-fPIC', '-fvisibility=hidden'];
run(CLANG, ...target, '-c', 'src/parser.c', '-o', object);
const module = ['--experimental-pic', '-shared', '--no-entry', '--allow-undefined', '--export=tree_sitter_handshake', '--strip-all'];
run(WASM_LD, ...module, object, '-o', 'handshake.wasm');
rmSync(object);
const files = ['grammar.js', 'src/parser.c', 'handshake.wasm'];
const sums = files.map((file) => [
  file,
  createHash('sha256')
    .update(readFileSync(path.join(folder, file)))
    .digest('hex'),
]);
writeFileSync(path.join(folder, 'generated.json'), `${JSON.stringify(Object.fromEntries(sums), undefined, 2)}\n`);
