import { ActionIcon, Alert, Group, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconTrash } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PriceEntryRow } from '#shared/features/price-books/price-books.contract.ts';
import { readDecimal } from '#shared/kernel/money/decimal.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { RecordPicker } from '../../ui/fields/record-picker.tsx';
import { formatDecimal } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { productSource } from '../products/product-related.tsx';
import { EntryCell } from './entry-cell.tsx';
import classes from './entry-grid.module.css';
import { priceBooksTexts } from './price-books.texts.ts';
import { type PastedLine, readPasted } from './read-pasted.ts';

type Put = Parameters<typeof api.priceBooks.setEntries>[0]['put'][number];

const days = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : undefined);
const columns = [
  { name: 'minQty', read: (text: string) => readDecimal(text, 6), isRequired: true },
  { name: 'price', read: (text: string) => readDecimal(text, 8), isRequired: true },
  { name: 'discountFloor', read: (text: string) => readDecimal(text, 6), isRequired: false },
  { name: 'leadTimeDays', read: days, isRequired: false },
  { name: 'moq', read: (text: string) => readDecimal(text, 6), isRequired: false },
] as const;

/** A book's prices as a sheet: typed cell by cell, or pasted whole from a spreadsheet. */
export function EntryGrid({ bookId, canEdit }: { bookId: string; canEdit: boolean }) {
  const t = useTexts(priceBooksTexts);
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 120);
  const [problem, setProblem] = useState<string>();
  const { data } = useQuery({
    ...orpc.priceBooks.entries.queryOptions({ input: { id: bookId, limit: 1000, ...(asked ? { text: asked } : {}) } }),
    placeholderData: keepPreviousData,
  });
  const store = useCommand((change: { put: Put[]; remove?: string[] }) =>
    api.priceBooks.setEntries({ id: bookId, ...change }),
  );
  const paste = useCommand((put: Put[]) => api.priceBooks.setEntries({ id: bookId, put }), {
    done: (_output, put) => t('pasted', { count: put.length }),
    undo: true,
  });
  const rows = data?.rows ?? [];
  const takePaste = async (pasted: string) => {
    const { lines, wrong } = readPasted(pasted);
    if (wrong.length > 0) {
      setProblem(t('wrongNumbers', { lines: wrong.join('、') }));
      return;
    }
    const { put, unknown } = await findProducts(lines);
    setProblem(unknown.length > 0 ? t('unknownCodes', { codes: unknown.join('、') }) : undefined);
    for (let at = 0; at < put.length; at += 500) await paste.run(put.slice(at, at + 500));
  };
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <TextInput
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed">
          {t('total', { count: data?.total ?? 0 })}
        </Text>
      </Group>
      {problem ? (
        <Alert color="orange" role="alert" withCloseButton onClose={() => setProblem(undefined)}>
          {problem}
        </Alert>
      ) : null}
      <div className={classes.scroll}>
        <table className={classes.grid}>
          <thead>
            <tr>
              <th>{t('product')}</th>
              <th>{t('unit')}</th>
              <th>{t('listPrice')}</th>
              {columns.map(({ name }) => (
                <th key={name}>{t(name)}</th>
              ))}
              {canEdit ? <th aria-label={t('removeRow')} /> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <EntryRow
                key={row.id}
                row={row}
                index={index}
                canEdit={canEdit}
                onPut={(put) => void store.run({ put: [put] })}
                onRemove={() => void store.run({ put: [], remove: [row.id] })}
                onPaste={(pasted) => void takePaste(pasted)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {data && data.total > rows.length ? (
        <Text size="sm" c="dimmed">
          {t('more', { count: data.total - rows.length })}
        </Text>
      ) : null}
      {canEdit ? (
        <RecordPicker
          label={t('addRow')}
          description={t('pasteHint')}
          kind="product"
          source={productSource}
          value={null}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain');
            if (!pasted.includes('\t')) return;
            event.preventDefault();
            void takePaste(pasted);
          }}
          onChange={(id) => id && void addProduct(id, (put) => store.run({ put: [put] }))}
        />
      ) : null}
    </Stack>
  );
}

interface RowProps {
  readonly row: PriceEntryRow;
  readonly index: number;
  readonly canEdit: boolean;
  readonly onPut: (put: Put) => void;
  readonly onRemove: () => void;
  readonly onPaste: (text: string) => void;
}

function EntryRow({ row, index, canEdit, onPut, onRemove, onPaste }: RowProps) {
  const t = useTexts(priceBooksTexts);
  const { id, productId, minQty, discountFloor, leadTimeDays, moq } = row;
  const whole: Put = { id, productId, minQty, price: row.price ?? '0', discountFloor, leadTimeDays, moq };
  return (
    <tr>
      <td>
        <PageLink href={`/products/${productId}`}>
          {row.productCode} {row.productName}
        </PageLink>
      </td>
      <td>{row.unit}</td>
      <td className={classes.number}>{row.listPrice === null ? '—' : formatDecimal(row.listPrice)}</td>
      {columns.map(({ name, read, isRequired }, column) => (
        <td key={name} className={classes.number}>
          {canEdit ? (
            <EntryCell
              label={t('cell', { product: row.productName, column: t(name) })}
              row={index}
              column={column}
              value={String(row[name] ?? '')}
              read={read}
              onSave={(value) => (isRequired && value === null ? undefined : onPut({ ...whole, [name]: value }))}
              onPaste={onPaste}
            />
          ) : (
            String(row[name] ?? '')
          )}
        </td>
      ))}
      {canEdit ? (
        <td>
          <Tooltip label={t('removeRow')}>
            <ActionIcon variant="subtle" aria-label={`${t('removeRow')} ${row.productName}`} onClick={onRemove}>
              <IconTrash size={16} />
            </ActionIcon>
          </Tooltip>
        </td>
      ) : null}
    </tr>
  );
}

/** A new line begins with the product's own price. */
async function addProduct(productId: string, put: (line: Put) => Promise<unknown>): Promise<void> {
  const { priceIncl, priceExcl } = await api.products.get({ id: productId });
  await put({ productId, price: priceIncl ?? priceExcl ?? '0' });
}

/** The products of pasted codes, asked in stretches of two hundred. */
async function findProducts(lines: readonly PastedLine[]): Promise<{ put: Put[]; unknown: string[] }> {
  const codes = [...new Set(lines.map(({ code }) => code))];
  const ids = new Map<string, string>();
  for (let at = 0; at < codes.length; at += 200) {
    const value = codes.slice(at, at + 200);
    const { rows } = await api.products.list({ filters: [{ field: 'code', operator: 'in', value }], limit: 500 });
    for (const row of rows) ids.set(row.code, row.id);
  }
  const put = lines.flatMap(({ code, ...line }) => {
    const productId = ids.get(code);
    return productId ? [{ ...line, productId }] : [];
  });
  return { put, unknown: codes.filter((code) => !ids.has(code)) };
}
