import type { Command } from 'commander';
import { isInitialised } from '#server/host/data-folder.ts';
import { startServer } from '#server/start-server.ts';
import { CliError } from '../cli-error.ts';
import { answer, writeLine } from '../output.ts';
import { configOf, optionsOf, settingFlags, timeText, withConsole } from '../server-console.ts';
import { describe, type InitOptions, initFlags, initialise } from './server-init.ts';

export function addServerStart(server: Command): void {
  const command = server
    .command('start')
    .description('Serve devices, browsers and scripts until stopped; makes the company first where there is none');
  for (const [flag, text] of [...settingFlags, ...initFlags]) command.option(flag, text);
  command.action(async (_options: InitOptions, own: Command) => {
    const options = optionsOf<InitOptions>(own);
    await ensureInitialised(options);
    let running = await startServer(configOf(options));
    answer(options.json, { url: running.url, metricsUrl: running.metricsUrl ?? null }, () =>
      [
        `Outpost serves ${running.core.company} at ${running.url}`,
        ...(running.metricsUrl ? [`Figures: ${running.metricsUrl}`] : []),
        'Stop with Ctrl+C.',
      ].join('\n'),
    );
    const end = askedToStop();
    while ((await Promise.race([end, running.restored])) === 'restored') {
      running = await startServer(configOf(options));
    }
    await running.close();
  });

  server
    .command('status')
    .description('Whether a server runs on the data folder, and what it holds')
    .action(async (_options: InitOptions, own: Command) => {
      const options = optionsOf<InitOptions>(own);
      await withConsole(options, async (client, console) => {
        const status = await client.status();
        answer(options.json, { running: console.running, ...status }, () =>
          [
            `${status.company}: ${console.running ? 'running' : 'not running'}`,
            `People ${status.people}, customers ${status.customers}, connections ${status.connections}`,
            `Devices ${status.devices}${status.devicesWaiting > 0 ? `, waiting ${status.devicesWaiting}` : ''}`,
            `Server certificate until ${timeText(status.certificateNotAfter)}`,
            `Fingerprint of the certificate authority ${status.caFingerprint}`,
          ].join('\n'),
        );
      });
    });
}

async function ensureInitialised(options: InitOptions): Promise<void> {
  if (isInitialised(configOf(options))) return;
  if (!process.stdin.isTTY && options.company === undefined) {
    throw new CliError('NOT_INITIALISED', 'There is no company in this data folder yet.', {
      why: 'It is made once, with a name and a first administrator, and nobody is here to ask.',
      todo: 'Run: outpost server init --company NAME, with the password in OUTPOST_ADMIN_PASSWORD',
    });
  }
  writeLine(describe(await initialise(options), options));
}

/** Until the system or a person asks the process to end. */
function askedToStop(): Promise<'stop'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve('stop'));
  });
}
