import { useQuery } from '@tanstack/react-query';
import type { FactKind } from '#shared/features/flows/flow-facts.model.ts';
import { orpc } from '../../api/client.ts';
import { useDirectory } from '../../ui/fields/directory.ts';
import type { Choice } from '../../ui/fields/field.ts';

const all = { input: { limit: 500 } };

/** What a condition or a step may name, by its kind. */
export function useFlowChoices(): Readonly<
  Record<Exclude<FactKind, 'money' | 'rate' | 'number' | 'choice'>, Choice[]>
> {
  const { people } = useDirectory();
  const roles = useQuery(orpc.roles.list.queryOptions(all));
  const posts = useQuery(orpc.posts.list.queryOptions(all));
  const departments = useQuery(orpc.departments.list.queryOptions(all));
  const branches = useQuery(orpc.branches.list.queryOptions(all));
  const named = (rows: readonly { id: string; name: string }[] | undefined) =>
    (rows ?? []).map((row) => ({ value: row.id, label: row.name }));
  return {
    role: named(roles.data?.rows),
    post: named(posts.data?.rows),
    department: named(departments.data?.rows),
    branch: named(branches.data?.rows),
    person: named(people.filter((person) => person.status !== 'disabled')),
  };
}
