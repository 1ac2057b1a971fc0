import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DirectoryEntry } from '#shared/features/people/people.contract.ts';
import { orpc } from '../../api/client.ts';

/** Everybody's name and place, read once and kept; those who left keep their names on old records. */
export function useDirectory(): { people: readonly DirectoryEntry[]; nameOf: (id: string) => string | undefined } {
  const { data } = useQuery(orpc.people.directory.queryOptions({ input: { includeDisabled: true } }));
  return useMemo(() => {
    const people = data ?? [];
    const names = new Map(people.map((person) => [person.id, person.name]));
    return { people, nameOf: (id: string) => names.get(id) };
  }, [data]);
}
