import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { readDecimal } from '#shared/kernel/money/decimal.ts';
import type { Outcome } from '../../api/use-command.tsx';
import { RemoveButton } from '../../ui/form/remove-button.tsx';
import { useTexts } from '../../ui/texts.ts';
import type { ProductDetail } from './product-related.tsx';
import { productsTexts } from './products.texts.ts';

interface UnitsProps {
  readonly product: ProductDetail;
  readonly canEdit: boolean;
  readonly save: (name: string, from: unknown, to: unknown) => Promise<Outcome<unknown>>;
}

/** Other units that the product is counted in, each by how many of its own unit it is. */
export function ProductUnits({ product, canEdit, save }: UnitsProps) {
  const t = useTexts(productsTexts);
  const [name, setName] = useState('');
  const [factor, setFactor] = useState('');
  const amount = readDecimal(factor, 6);
  const isReady = name.trim() !== '' && amount !== undefined && amount !== '0';
  const add = async () => {
    const to = [...product.units, { name: name.trim(), factor: amount!, barcode: null }];
    if (!(await save('units', product.units, to)).ok) return;
    setName('');
    setFactor('');
  };
  return (
    <Stack gap="xs">
      {product.units.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noRelated')}
        </Text>
      ) : null}
      {product.units.map((each) => (
        <Group key={each.name} gap="sm">
          <Text size="sm">{t('unitFactor', { name: each.name, factor: each.factor, unit: product.unit })}</Text>
          {canEdit ? (
            <RemoveButton
              label={t('remove')}
              of={each.name}
              onRemove={() =>
                void save(
                  'units',
                  product.units,
                  product.units.filter((other) => other !== each),
                )
              }
            />
          ) : null}
        </Group>
      ))}
      {canEdit ? (
        <Group gap="sm" align="end">
          <TextInput
            label={t('unitName')}
            w={120}
            maxLength={20}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('factor', { unit: product.unit })}
            w={160}
            inputMode="decimal"
            value={factor}
            onChange={(event) => setFactor(event.currentTarget.value)}
          />
          <Button variant="default" leftSection={<IconPlus size={16} />} disabled={!isReady} onClick={() => void add()}>
            {t('addUnit')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}
