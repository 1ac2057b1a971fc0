import { readFileSync } from 'node:fs';
import { CliError } from './cli-error.ts';

export interface SecretSources {
  /** Asked on a terminal when neither a file nor the environment gives it. */
  readonly prompt: string;
  readonly file?: string | undefined;
  /** Name of an environment variable. */
  readonly env: string;
}

/** A password, code or key: from a file, the environment or a prompt without echo; never from an argument. */
export async function readSecret(sources: SecretSources): Promise<string> {
  const secret = await findSecret(sources);
  if (secret !== '') return secret;
  throw new CliError('SECRET_MISSING', `${sources.prompt}: nothing was given.`, {
    why: `No file, no ${sources.env} in the environment, and no terminal to ask on (or an empty answer).`,
    todo: `Set ${sources.env}, or give a file that holds it.`,
  });
}

async function findSecret(sources: SecretSources): Promise<string> {
  if (sources.file !== undefined) return readSecretFile(sources.file);
  const fromEnvironment = process.env[sources.env];
  if (fromEnvironment !== undefined) return fromEnvironment;
  return process.stdin.isTTY ? await askHidden(sources.prompt) : '';
}

function readSecretFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw new CliError('SECRET_FILE_UNREADABLE', `The file ${file} cannot be read.`, {
      why: (error as Error).message,
      todo: 'Check its name and that you may read it.',
    });
  }
}

/** Reads one line from the terminal without showing it. */
function askHidden(prompt: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(`${prompt}: `);
  stdin.setRawMode(true);
  stdin.resume();
  stdin.setEncoding('utf8');
  return new Promise((resolve, reject) => {
    let text = '';
    const finish = (): void => {
      stdin.setRawMode(false);
      stdin.pause();
      stdin.off('data', onKeys);
      stderr.write('\n');
    };
    const onKeys = (keys: string): void => {
      for (const key of keys) {
        if (key === '\r' || key === '\n') {
          finish();
          resolve(text);
          return;
        }
        if (key === '\u0003') {
          finish();
          reject(new CliError('CANCELLED', 'Cancelled.'));
          return;
        }
        text = key === '\u007f' || key === '\b' ? text.slice(0, -1) : text + key;
      }
    };
    stdin.on('data', onKeys);
  });
}
