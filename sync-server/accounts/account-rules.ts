import {
  type SecondFactorRule,
  type SignInPolicy,
  signInPresetPolicies,
} from '#shared/features/accounts/sign-in-policy.model.ts';
import type { ServerConfig } from '../host/server-config.ts';

/** Everything that decides who gets in and for how long, in the units the checks use. */
export interface AccountRules {
  readonly company: string;
  readonly password: Pick<SignInPolicy, 'minLength' | 'minClasses' | 'remembered' | 'maxAgeDays'>;
  readonly secondFactor: SecondFactorRule;
  readonly lockAfter: number;
  readonly lockMs: number;
  /** Failures from one address, whatever accounts they were for, before strangers there have to wait. */
  readonly addressLockAfter: number;
  /** The first wrong try is answered this late, each further one twice as late. */
  readonly slowMs: number;
  readonly webIdleMs: number;
  readonly apiIdleMs: number;
  readonly sessionMs: number;
  readonly activationMs: number;
  readonly enrolCodeMs: number;
  readonly approveDevices: boolean;
}

const minute = 60_000;
const hour = 60 * minute;
const slowMs = 200;
const addressFactor = 4;

/** What the company decided on its page; where it has not, the preset and the settings of this server's file. */
export function accountRulesOf(config: ServerConfig, company: string, decided: SignInPolicy | undefined): AccountRules {
  const policy = decided ?? policyOfConfig(config);
  return {
    company,
    password: policy,
    secondFactor: policy.secondFactor,
    lockAfter: policy.lockAfter,
    lockMs: policy.lockMinutes * minute,
    addressLockAfter: policy.lockAfter * addressFactor,
    slowMs,
    webIdleMs: policy.idleMinutes * minute,
    apiIdleMs: decided ? policy.idleMinutes * minute : config.apiIdleMinutes * minute,
    sessionMs: decided ? policy.sessionHours * hour : config.sessionMinutes * minute,
    activationMs: config.activationMinutes * minute,
    enrolCodeMs: config.enrolCodeMinutes * minute,
    approveDevices: config.approveDevices,
  };
}

export function policyOfConfig(config: ServerConfig): SignInPolicy {
  return {
    ...signInPresetPolicies[config.passwordPolicy],
    lockAfter: config.lockAfter,
    lockMinutes: config.lockMinutes,
    idleMinutes: config.webIdleMinutes,
    sessionHours: Math.max(1, Math.ceil(config.sessionMinutes / 60)),
    secondFactor: config.secondFactor,
  };
}
