import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { type EnrolRefusal, enrolPaths, passwordChanged } from '#shared/sync/enrolment.ts';
import { type DeviceClient, refusalFault } from './device-client.ts';

export type ServerPasswordRefusal = Extract<
  EnrolRefusal,
  { readonly code: 'WRONG_PASSWORD' | 'LOCKED_OUT' | 'PASSWORD_TOO_WEAK' }
>;

/** Changes the person's password at the server, over the device's own line. A Fault where it cannot be reached. */
export async function changeServerPassword(
  client: DeviceClient,
  currentPassword: string,
  newPassword: string,
): Promise<Result<string | null, ServerPasswordRefusal>> {
  const response = await client.request(enrolPaths.password, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ currentPassword, newPassword }),
  });
  if (response.ok) return ok(passwordChanged.parse(await response.json()).stamp);
  const fault = await refusalFault(response);
  const refusal = (fault as { details?: unknown }).details as ServerPasswordRefusal | undefined;
  const codes: readonly string[] = ['WRONG_PASSWORD', 'LOCKED_OUT', 'PASSWORD_TOO_WEAK'];
  if (refusal && codes.includes(refusal.code)) return refuse(refusal);
  throw fault;
}
