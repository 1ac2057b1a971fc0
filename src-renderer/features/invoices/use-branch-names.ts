import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';

/** The branches that the person may choose from. */
export function useBranches(): readonly { readonly id: string; readonly name: string }[] {
  return useQuery(orpc.branches.list.queryOptions({ input: { limit: 500 } })).data?.rows ?? [];
}

/** The name of a branch by its id. */
export function useBranchNames(): (id: string) => string {
  const branches = useBranches();
  return (id) => branches.find((branch) => branch.id === id)?.name ?? '—';
}
