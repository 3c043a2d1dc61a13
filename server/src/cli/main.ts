/** The command line: arguments to exit status. Whatever goes wrong becomes one line on standard error. */
import { check } from './check.js';
import type { Command } from './command.js';
import { asOwnBug, oneLine } from './each.js';
import { embed } from './embed.js';
import { exercise } from './exercise/exercise.js';
import { grade } from './exercise/grade.js';
import { format } from './format.js';
import { help, helpOf } from './help.js';
import { importCaptures } from './import.js';
import { CannotDo, CLEAN, type Io, NOT_DONE } from './io.js';
import { chooseLanguage } from './lang.js';
import { parse, wrong } from './options.js';
import { render } from './render.js';
import { report } from './report.js';
import { serve } from './serve.js';
import { trace } from './trace.js';
import { verify } from './verify.js';
import { said } from './words/said.js';

const commands: readonly Command[] = [check, trace, render, embed, format, importCaptures, exercise, grade, verify, report, serve];

export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(await chooseLanguage(argv, io), io);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    io.error(`handshake: ${shortened(oneLine(error instanceof CannotDo ? what : asOwnBug(what)))}\n`);
    return NOT_DONE;
  }
}

/** What somebody has given in place of a name is not repeated whole. */
const shortened = (line: string): string => line.replace(/\S{400,}/gu, (word) => `${[...word.slice(0, 240)].slice(0, 120).join('')}…`);

async function dispatch([name = '', ...rest]: readonly string[], io: Io): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') return say(help(commands), io);
  if (name === '--version') return say(`${io.version}\n`, io);
  if (name === '') throw wrong('', said().noCommand);
  const command = commands.find((each) => each.name === name);
  if (command === undefined) throw wrong('', said().noSuchCommand(name));
  const given = parse(name, command.meant?.(rest) ?? rest, command.options);
  return given.has('help') ? say(helpOf(command), io) : command.run(given, io);
}

function say(text: string, io: Io): number {
  io.out(text);
  return CLEAN;
}
