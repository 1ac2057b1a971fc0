import type { ReadDb } from '../../ports/database.ts';
import { type SignInPolicy, signInPolicy } from './sign-in-policy.model.ts';

/** The same on every host, so that two who decide at once decide on one row. */
export const signInPolicyId = '00000000-0000-7000-8000-000000000010';

/** What the company decided; undefined where it never did, or a newer program decided what this one cannot read. */
export function findSignInPolicy(db: ReadDb): SignInPolicy | undefined {
  const row = db.row<{ policy: string }>('SELECT policy FROM sign_in_policies WHERE id = ?', signInPolicyId);
  return row && signInPolicy.safeParse(JSON.parse(row.policy)).data;
}
