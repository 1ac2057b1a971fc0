import { spawn } from 'node:child_process';

/** Opens an address, already found safe, with the program the system has for it. Never through a command line. */
export async function openSystemUrl(url: string): Promise<void> {
  const [command, args] = openerOf(url);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  await new Promise<void>((resolve) => {
    child.once('spawn', resolve);
    child.once('error', () => resolve());
  });
  child.unref();
}

function openerOf(url: string): [string, string[]] {
  if (process.platform === 'win32') return ['rundll32.exe', ['url.dll,FileProtocolHandler', url]];
  return [process.platform === 'darwin' ? 'open' : 'xdg-open', [url]];
}
