import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { checkSignInPolicy, type SignInPolicy, type SignInPolicyTooWeak } from './sign-in-policy.model.ts';
import { permitSignInPolicy } from './sign-in-policy.policy.ts';
import { signInPolicyId } from './sign-in-policy.repository.ts';
import { signInPolicies } from './sign-in-policy.tables.ts';

export function setSignInPolicy(
  tx: WriteTx,
  actor: Actor,
  policy: SignInPolicy,
): Result<Written, NotAllowed | SignInPolicyTooWeak> {
  const permit = permitSignInPolicy(actor);
  if (!permit.ok) return permit;
  const check = checkSignInPolicy(policy);
  if (!check.ok) return check;

  const exists = tx.row('SELECT 1 FROM sign_in_policies WHERE id = ?', signInPolicyId) !== undefined;
  if (exists) tx.update(signInPolicies, signInPolicyId, { policy, deletedAt: null });
  else tx.insert(signInPolicies, { id: signInPolicyId, policy });
  return ok({ id: signInPolicyId, commandId: tx.command.id });
}
