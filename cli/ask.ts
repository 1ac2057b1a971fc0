import { createInterface } from 'node:readline/promises';
import { CliError } from './cli-error.ts';

/** A value that is no secret: the flag's, or asked on a terminal. */
export async function ask(question: string, given: string | undefined, flag: string, usual?: string): Promise<string> {
  if (given !== undefined) return given;
  if (process.stdin.isTTY) {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    const typed = (await terminal.question(usual === undefined ? `${question}: ` : `${question} [${usual}]: `)).trim();
    terminal.close();
    if (typed !== '') return typed;
  }
  if (usual !== undefined) return usual;
  throw new CliError('VALUE_MISSING', `${question}: nothing was given.`, {
    why: 'There is no terminal to ask on, or the answer was empty.',
    todo: `Give it with ${flag}.`,
  });
}
