import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';
import type { Choice } from '../../ui/fields/field.ts';

/** All roles as choices, by name. */
export function useRoleChoices(): readonly Choice[] {
  const { data } = useQuery(orpc.roles.list.queryOptions({ input: { limit: 500 } }));
  return (data?.rows ?? []).map((role) => ({ value: role.id, label: role.name }));
}
