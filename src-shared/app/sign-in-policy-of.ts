import type { SignInPolicy } from '../features/accounts/sign-in-policy.model.ts';
import { findSignInPolicy } from '../features/accounts/sign-in-policy.repository.ts';

import type { ReadDb } from '../ports/database.ts';
import type { Core } from './session.ts';

/** For hosts: what the company decided on signing in; undefined where nobody has. */
export function signInPolicyOf(db: ReadDb): SignInPolicy | undefined {
  return findSignInPolicy(db);
}

/** The same, read once and again after each change of it: every request asks. */
export function keepSignInPolicy({ db, changes }: Pick<Core, 'db' | 'changes'>): () => SignInPolicy | undefined {
  let kept: { readonly policy: SignInPolicy | undefined } | undefined;
  changes.subscribe((told) => {
    if (told.some((change) => change.table === 'sign_in_policies')) kept = undefined;
  });
  return () => {
    kept ??= { policy: findSignInPolicy(db) };
    return kept.policy;
  };
}
