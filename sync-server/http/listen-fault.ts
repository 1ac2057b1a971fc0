import { Fault } from '#shared/kernel/fault.ts';

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program uses it',
  EACCES: 'this user may not listen there',
  EADDRNOTAVAIL: 'this machine has no such address',
};

/** What cannot be listened on is a setting to change; anything else comes back as it is. */
export function toListenFault(error: unknown, field: string): unknown {
  const { code } = error as { code?: string };
  const reason = code === undefined ? undefined : reasons[code];
  return reason ? new Fault('CONFIG_INVALID', false, { field, source: 'settings', reason }, error) : error;
}
