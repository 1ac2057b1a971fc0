import { hostname, release } from 'node:os';
import { Fault } from '#shared/kernel/fault.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { LockedOut, WrongPassword } from '#shared/keyring/unlock-keyring.ts';
import { type Enrolled, enrolDevice } from '../enrolment/enrol-device.ts';
import type { PasswordTooWeak } from './create-company.ts';
import type { Desktop } from './desktop.ts';

export interface JoinInput {
  readonly address: string;
  readonly code: string;
  readonly account: string;
  readonly password: string;
}

export type EnrolHereRefusal =
  | { readonly code: 'CODE_REFUSED' }
  | { readonly code: 'SERVER_ADDRESS_INVALID' }
  | WrongPassword
  | LockedOut
  | PasswordTooWeak;

/** Makes this computer a device of the server; refusals in this contract's words. */
export async function enrolHere(
  desktop: Desktop,
  input: JoinInput,
  incarnation: string,
): Promise<Result<Enrolled, EnrolHereRefusal>> {
  const { ports, version } = desktop.options;
  const enrolled = await enrolDevice({
    ...input,
    incarnation,
    deviceName: hostname().slice(0, 100) || 'desktop',
    os: `${process.platform} ${release()}`.slice(0, 100),
    appVersion: version,
    now: ports.clock.now,
  });
  if (enrolled.ok) return ok(enrolled.value);
  const refusal = enrolled.error;
  switch (refusal.code) {
    case 'ENROL_CODE_MALFORMED':
      return refuse({ code: 'CODE_REFUSED' });
    case 'CSR_INVALID':
      throw new Fault('SERVER_REFUSED', false, { code: refusal.code, reason: refusal.reason });
    case 'PASSWORD_TOO_WEAK':
      return refuse({ code: 'PASSWORD_TOO_WEAK', rule: refusal.rule as PasswordTooWeak['rule'] });
    default:
      return refuse(refusal);
  }
}
