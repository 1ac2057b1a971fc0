import { Text, UnstyledButton } from '@mantine/core';
import { IconFolder, IconFolders } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CategoryRow } from '#shared/features/catalogue/catalogue.contract.ts';
import { branchOf } from '#shared/features/catalogue/catalogue.model.ts';
import { orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import classes from './products.module.css';
import { productsTexts } from './products.texts.ts';

/** The categories in the order of their tree, each after the one above it. */
export function inTreeOrder(rows: readonly CategoryRow[]): CategoryRow[] {
  const below = Map.groupBy(rows, (row) => (rows.some(({ id }) => id === row.parentId) ? row.parentId : null));
  const walk = (parentId: string | null): CategoryRow[] =>
    (below.get(parentId) ?? []).flatMap((row) => [row, ...walk(row.id)]);
  return walk(null);
}

/** Where to look for a product; the ids of a category are its own and all below it. */
export function CategoryTree({ onChoose }: { onChoose: (ids: readonly string[] | null) => void }) {
  const t = useTexts(productsTexts);
  const may = useMay();
  const [chosen, setChosen] = useState<string | null>(null);
  const { data } = useQuery(orpc.categories.list.queryOptions({ input: { limit: 500 } }));
  const rows = data?.rows ?? [];
  const choose = (id: string | null) => {
    setChosen(id);
    onChoose(id === null ? null : branchOf(rows, id));
  };
  return (
    <nav className={classes.tree} aria-label={t('tree')}>
      <UnstyledButton className={classes.node} aria-current={chosen === null} onClick={() => choose(null)}>
        <IconFolders size={16} />
        <Text size="sm" inherit>
          {t('allCategories')}
        </Text>
      </UnstyledButton>
      {inTreeOrder(rows).map((row) => (
        <UnstyledButton
          key={row.id}
          className={classes.node}
          aria-current={chosen === row.id}
          style={{ paddingLeft: 8 + row.depth * 12 }}
          onClick={() => choose(row.id)}
        >
          <IconFolder size={16} />
          <Text size="sm" inherit className="truncate" flex={1}>
            {row.name}
          </Text>
          <Text size="xs" c="dimmed" className="tabular">
            {row.productCount}
          </Text>
        </UnstyledButton>
      ))}
      <div className={classes.links}>
        <PageLink href="/catalogue">{t('keep')}</PageLink>
        {may('supplier.view') ? <PageLink href="/suppliers">{t('suppliers')}</PageLink> : null}
      </div>
    </nav>
  );
}
