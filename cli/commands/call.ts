import { readFileSync } from 'node:fs';
import { isContractProcedure } from '@orpc/contract';
import type { Command } from 'commander';
import { contract } from '#shared/app/contract.ts';
import type { ProcedureMeta } from '#shared/kernel/procedure.ts';
import { CliError } from '../cli-error.ts';
import { type ConnectOptions, connect, connectFlags, connectLocked } from '../connect.ts';
import { writeLine } from '../output.ts';

interface CallOptions extends ConnectOptions {
  readonly input?: string;
}

/** `outpost call PROCEDURE`: any procedure of the contract by its name. */
export function addCallCommand(program: Command): void {
  const command = program
    .command('call <procedure>')
    .description('Ask the desktop anything of its contract, such as `customers.list`')
    .option('--input <file>', 'file with the input as JSON; `-` reads standard input');
  for (const [flag, text] of connectFlags) command.option(flag, text);
  command.action(async (procedure: string, options: CallOptions) => {
    const input = readInput(options.input);
    const connection = needsNobody(procedure) ? connectLocked(options) : await connect(options);
    try {
      await print(await findProcedure(connection.client, procedure)(input));
    } finally {
      await connection.close();
    }
  });
}

/** First run, unlock and the like are answered before anybody is there. */
function needsNobody(name: string): boolean {
  let found: unknown = contract;
  for (const part of name.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
  return isContractProcedure(found) && (found['~orpc'].meta as ProcedureMeta).anonymous === true;
}

function readInput(file: string | undefined): unknown {
  if (file === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
  } catch (error) {
    throw new CliError('INPUT_UNREADABLE', `The input ${file} cannot be used.`, {
      why: (error as Error).message,
      todo: 'Give a file that holds one JSON value.',
    });
  }
}

type Procedure = (input: unknown) => Promise<unknown>;

function findProcedure(client: unknown, name: string): Procedure {
  let found = client as Record<string, unknown> | undefined;
  for (const part of name.split('.')) found = found?.[part] as Record<string, unknown> | undefined;
  if (typeof found === 'function') return found as unknown as Procedure;
  throw new CliError('PROCEDURE_UNKNOWN', `There is no procedure ${name}.`, {
    todo: 'See the contract; names look like customers.list.',
  });
}

/** A stream is printed word by word, one JSON line each. */
async function print(answer: unknown): Promise<void> {
  if (answer !== null && typeof answer === 'object' && Symbol.asyncIterator in answer) {
    for await (const word of answer as AsyncIterable<unknown>) writeLine(JSON.stringify(word));
  } else writeLine(JSON.stringify(answer));
}
