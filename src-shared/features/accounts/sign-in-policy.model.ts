import { z } from 'zod';
import { ok, type Result, refuse } from '../../kernel/result.ts';

/** GB/T 22239 level 3 asks for classes of characters and periodic change; OWASP ASVS 5 for length alone. */
export const signInPresets = ['djbh3', 'asvs'] as const;
export type SignInPreset = (typeof signInPresets)[number];

/** Who needs a second step besides the password. `nobody` leaves it to each person. */
export const secondFactorRules = ['nobody', 'administrators', 'everyone'] as const;
export type SecondFactorRule = (typeof secondFactorRules)[number];

const whole = (min: number, max: number) => z.number().int().min(min).max(max);

/** The company's rules of signing in: one engine, two presets, single settings changed by an administrator. */
export const signInPolicy = z.strictObject({
  preset: z.enum(signInPresets),
  minLength: whole(8, 64),
  minClasses: whole(1, 4),
  /** Days until a password has to be changed; 0 for never. */
  maxAgeDays: whole(0, 3_650),
  /** So many earlier passwords may not be taken again. */
  remembered: whole(0, 24),
  /** Wrong passwords before the lock, and how long it lasts; at the server and at offline unlocking. */
  lockAfter: whole(3, 20),
  lockMinutes: whole(1, 1_440),
  /** A session ends after so long without a request, and in any case after so long. */
  idleMinutes: whole(1, 1_440),
  sessionHours: whole(1, 720),
  secondFactor: z.enum(secondFactorRules),
});
export type SignInPolicy = z.infer<typeof signInPolicy>;
export type SignInSetting = Exclude<keyof SignInPolicy, 'preset' | 'secondFactor'>;

export const signInPresetPolicies: Readonly<Record<SignInPreset, SignInPolicy>> = {
  djbh3: {
    preset: 'djbh3',
    minLength: 12,
    minClasses: 3,
    maxAgeDays: 90,
    remembered: 5,
    lockAfter: 5,
    lockMinutes: 15,
    idleMinutes: 15,
    sessionHours: 12,
    secondFactor: 'administrators',
  },
  asvs: {
    preset: 'asvs',
    minLength: 12,
    minClasses: 1,
    maxAgeDays: 0,
    remembered: 0,
    lockAfter: 5,
    lockMinutes: 15,
    idleMinutes: 15,
    sessionHours: 12,
    secondFactor: 'administrators',
  },
};

export const defaultSignInPolicy = signInPresetPolicies.djbh3;

type Limits = Readonly<Record<SignInSetting, readonly [min: number, max: number]>>;

/** How far a single setting may go: the preset named on the page is kept, whatever else is chosen. */
export const signInLimits: Readonly<Record<SignInPreset, Limits>> = {
  djbh3: {
    minLength: [8, 64],
    minClasses: [3, 4],
    maxAgeDays: [1, 90],
    remembered: [5, 24],
    lockAfter: [3, 5],
    lockMinutes: [15, 1_440],
    idleMinutes: [1, 30],
    sessionHours: [1, 12],
  },
  asvs: {
    minLength: [8, 64],
    minClasses: [1, 4],
    maxAgeDays: [0, 3_650],
    remembered: [0, 24],
    lockAfter: [3, 10],
    lockMinutes: [5, 1_440],
    idleMinutes: [1, 60],
    sessionHours: [1, 24],
  },
};

export interface SignInPolicyTooWeak {
  readonly code: 'SIGN_IN_POLICY_TOO_WEAK';
  readonly setting: string;
  readonly min: number;
  readonly max: number;
}

/** The first setting that the preset does not allow, with what it does. */
export function checkSignInPolicy(policy: SignInPolicy): Result<void, SignInPolicyTooWeak> {
  for (const [setting, [min, max]] of Object.entries(signInLimits[policy.preset])) {
    const value = policy[setting as SignInSetting];
    if (value < min || value > max) return refuse({ code: 'SIGN_IN_POLICY_TOO_WEAK', setting, min, max });
  }
  if (policy.preset === 'djbh3' && policy.secondFactor === 'nobody') {
    return refuse({ code: 'SIGN_IN_POLICY_TOO_WEAK', setting: 'secondFactor', min: 1, max: 2 });
  }
  return ok(undefined);
}

const dayMs = 86_400_000;

/** When a password of this age has to be changed; null for never. */
export function passwordDueAt(policy: Pick<SignInPolicy, 'maxAgeDays'>, changedAt: number): number | null {
  return policy.maxAgeDays === 0 ? null : changedAt + policy.maxAgeDays * dayMs;
}

/** Whoever runs people, rights or backups: for them the second step can be made a duty. */
export function isPrivileged(actions: ReadonlySet<string>): boolean {
  return ['*', 'user.edit', 'role.edit', 'backup.manage'].some((action) => actions.has(action));
}

export function needsSecondFactor(rule: SecondFactorRule, actions: ReadonlySet<string>): boolean {
  return rule === 'everyone' || (rule === 'administrators' && isPrivileged(actions));
}
