import path from 'node:path';
import { defaultDataFolder } from './data-folder.ts';

/** The data folder among a program's arguments, else this computer's own. */
export function readDataFolder(args: readonly string[]): string {
  const at = args.indexOf('--data');
  const joined = args.find((argument) => argument.startsWith('--data='))?.slice('--data='.length);
  const given = joined ?? (at === -1 ? undefined : args[at + 1]);
  return given === undefined ? defaultDataFolder() : path.resolve(given);
}
