import type { Command } from 'commander';
import { addRotateKeyCommand } from './rotate-key.ts';

/** `outpost key`: the keys of this computer's people. */
export function addKeyCommand(program: Command): void {
  const key = program.command('key').description('Keys of the data on this computer');
  addRotateKeyCommand(key, 'rotate');
}
