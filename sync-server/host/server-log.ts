import type { Log } from '#shared/ports/ports.ts';
import type { ServerConfig } from './server-config.ts';

const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** One JSON object a line on standard error, for journald and any collector. Ids, counts and durations only. */
export function createServerLog(level: ServerConfig['logLevel'], write = writeToStandardError): Log {
  const least = levels.indexOf(level);
  const at =
    (own: (typeof levels)[number]) =>
    (event: string, details: Record<string, unknown> = {}) => {
      if (levels.indexOf(own) < least) return;
      write(JSON.stringify({ time: new Date().toISOString(), level: own, event, ...details }));
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

function writeToStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}
