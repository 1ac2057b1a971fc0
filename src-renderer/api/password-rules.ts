import { useQuery } from '@tanstack/react-query';
import type { PasswordRules } from '#shared/features/accounts/password.model.ts';
import { defaultSignInPolicy } from '#shared/features/accounts/sign-in-policy.model.ts';
import { orpc } from './client.ts';
import { useKnownWorld } from './world.ts';

/** What the company asks of a new password; the preset where its data is not open yet. */
export function usePasswordRules(): PasswordRules {
  const world = useKnownWorld();
  const isOpen = world.host === 'desktop' && world.state.phase === 'open';
  const { data } = useQuery({ ...orpc.signInPolicy.get.queryOptions(), enabled: isOpen });
  if (world.host === 'server') return world.password;
  return data?.policy ?? defaultSignInPolicy;
}
