import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

const all = { input: { limit: 500 } };

export function useRoleChoices(): Choice[] {
  const { data } = useQuery(orpc.roles.list.queryOptions(all));
  return (data?.rows ?? []).map((row) => ({ value: row.id, label: row.name }));
}

/** Departments with their branch: two branches may have a sales department each. */
export function useDepartmentChoices(): Choice[] {
  const { data } = useQuery(orpc.departments.list.queryOptions(all));
  return (data?.rows ?? []).map((row) => ({
    value: row.id,
    label: row.branchName ? `${row.name} · ${row.branchName}` : row.name,
  }));
}

export function usePostChoices(): Choice[] {
  const { data } = useQuery(orpc.posts.list.queryOptions(all));
  return (data?.rows ?? []).map((row) => ({
    value: row.id,
    label: row.deptName ? `${row.name} · ${row.deptName}` : row.name,
  }));
}
