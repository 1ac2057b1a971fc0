import { Group } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { PageLink } from '../page-link.tsx';
import type { RecordSource } from './field.ts';

interface RecordNamesProps {
  /** Names the cache: one per kind of record. */
  readonly kind: string;
  readonly ids: readonly string[];
  /** In the order of the ids, where the row knows them. */
  readonly names: readonly string[] | undefined;
  readonly source: RecordSource | undefined;
}

/** Several records by their names, each a link to its page; one that the person does not see is left out. */
export function RecordNames({ kind, ids, names, source }: RecordNamesProps) {
  const asked = useQueries({
    queries: (names ? [] : ids).map((id) => ({
      queryKey: ['suggestName', kind, id],
      queryFn: async () => (await source?.nameOf?.(id).catch(() => undefined)) ?? null,
    })),
  });
  const nameOf = (at: number) => (names ? names[at] : asked[at]?.data);
  return (
    <Group gap="xs">
      {ids.map((id, at) => {
        const name = nameOf(at);
        if (!name) return null;
        const path = source?.path?.(id);
        return path ? (
          <PageLink key={id} href={path} data-outside>
            {name}
          </PageLink>
        ) : (
          <span key={id}>{name}</span>
        );
      })}
    </Group>
  );
}
