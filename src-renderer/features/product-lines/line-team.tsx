import { MultiSelect, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ProductLineRow } from '#shared/features/product-lines/product-lines.contract.ts';
import { orpc } from '../../api/client.ts';
import type { Outcome } from '../../api/use-command.tsx';
import { useDirectory } from '../../ui/fields/directory.ts';
import { useTexts } from '../../ui/texts.ts';
import { productLinesTexts } from './product-lines.texts.ts';

interface LineTeamProps {
  readonly line: ProductLineRow;
  readonly canEdit: boolean;
  readonly save: (name: string, from: unknown, to: unknown) => Promise<Outcome<unknown>>;
}

/** Who works on the line, and the brands it sells. */
export function LineTeam({ line, canEdit, save }: LineTeamProps) {
  const t = useTexts(productLinesTexts);
  const { people } = useDirectory();
  const brands = useQuery(orpc.brands.list.queryOptions({ input: { limit: 500 } })).data?.rows ?? [];
  return (
    <Stack gap="sm">
      <MultiSelect
        label={t('field.teamIds')}
        searchable
        readOnly={!canEdit}
        data={people.map((person) => ({ value: person.id, label: person.name }))}
        value={line.teamIds}
        onChange={(to) => void save('teamIds', line.teamIds, to)}
      />
      <MultiSelect
        label={t('field.brandIds')}
        searchable
        readOnly={!canEdit}
        data={brands.map((brand) => ({ value: brand.id, label: brand.name }))}
        value={line.brandIds}
        onChange={(to) => void save('brandIds', line.brandIds, to)}
      />
    </Stack>
  );
}
