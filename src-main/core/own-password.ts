import { hash, verify } from '@node-rs/argon2';
import { signInPolicyOf } from '#shared/app/sign-in-policy-of.ts';
import {
  defaultSignInPolicy,
  passwordDueAt,
  type SignInPolicy,
} from '#shared/features/accounts/sign-in-policy.model.ts';
import type { OpenWork } from './open-work.ts';

/** How old the password of a person without a server is, and which ones they had: inside their encrypted database. */
const changedKey = 'password.changedAt';
const historyKey = 'password.history';
const historyKept = 24;

export function policyOf(work: OpenWork): SignInPolicy {
  return signInPolicyOf(work.app.db) ?? defaultSignInPolicy;
}

/** Counted from now where nobody knows: a company of 0.1.0 begins its first period with the upgrade. */
export function dueOfOwnPassword(work: OpenWork): number | null {
  const { state } = work.sync;
  const known = state.get(changedKey);
  if (known === undefined) state.set(changedKey, String(work.machineClock.now()));
  return passwordDueAt(policyOf(work), Number(known ?? work.machineClock.now()));
}

export async function wasUsedBefore(work: OpenWork, current: string, next: string): Promise<boolean> {
  if (current.normalize('NFKC') === next.normalize('NFKC')) return true;
  const earlier = work.sync.state.json<string[]>(historyKey) ?? [];
  for (const each of earlier.slice(0, Math.max(0, policyOf(work).remembered - 1))) {
    if (await verify(each, next.normalize('NFKC'))) return true;
  }
  return false;
}

export async function noteOwnPassword(work: OpenWork, before: string | undefined): Promise<void> {
  const { state } = work.sync;
  state.set(changedKey, String(work.machineClock.now()));
  if (before === undefined) return;
  const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };
  const earlier = state.json<string[]>(historyKey) ?? [];
  const kept = [await hash(before.normalize('NFKC'), cost), ...earlier].slice(0, historyKept);
  state.set(historyKey, JSON.stringify(kept));
}
