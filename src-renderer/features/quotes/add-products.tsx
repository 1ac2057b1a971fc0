import { Button, Checkbox, Group, Modal, ScrollArea, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProposedLine } from '#shared/features/quotes/proposed-line.model.ts';
import type { NewQuoteLine } from '#shared/features/quotes/quote-line.model.ts';
import { orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../../ui/texts.ts';
import { quotesTexts } from './quotes.texts.ts';

interface AddProductsProps {
  readonly propose: (items: { productId: string; bookId?: string }[]) => Promise<ProposedLine[]>;
  readonly onAdd: (lines: readonly NewQuoteLine[]) => void;
  readonly onClose: () => void;
}

/** Several products at once, each with the price that counts for this customer on the quote's day. */
export function AddProducts({ propose: ask, onAdd, onClose }: AddProductsProps) {
  const t = useTexts(quotesTexts);
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 200);
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [tied, setTied] = useState<readonly ProposedLine[]>([]);
  const [books, setBooks] = useState<Readonly<Record<string, string>>>({});
  const { data } = useQuery(
    orpc.products.list.queryOptions({ input: { sellable: true, limit: 100, ...(asked ? { text: asked } : {}) } }),
  );
  const propose = useCommand(() => {
    const items = [...chosen.keys()].map((productId) => {
      const bookId = books[productId];
      return { productId, ...(bookId ? { bookId } : {}) };
    });
    return ask(items);
  });
  const add = async () => {
    const outcome = await propose.run(undefined);
    if (!outcome.ok) return;
    const open = outcome.value.filter(({ choices }) => choices.length > 0);
    if (open.length > 0) {
      setTied(open);
      return;
    }
    onAdd(outcome.value.map(({ line }) => line));
    onClose();
  };
  const toggle = (id: string, name: string) => {
    const next = new Map(chosen);
    if (!next.delete(id)) next.set(id, name);
    setChosen(next);
  };
  return (
    <Modal opened size="lg" title={t('grid.addMany')} onClose={onClose}>
      <Stack>
        {tied.length > 0 ? (
          tied.map(({ line, choices }) => (
            <Select
              key={line.productId}
              label={`${line.name} · ${t('field.priceBookId')}`}
              data={choices.map((each) => ({ value: each.bookId, label: `${each.name} ${each.price}` }))}
              value={books[line.productId ?? ''] ?? null}
              onChange={(value) => value && setBooks({ ...books, [line.productId ?? '']: value })}
              comboboxProps={{ withinPortal: false }}
            />
          ))
        ) : (
          <>
            <TextInput
              aria-label={t('grid.search')}
              placeholder={t('grid.search')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              data-autofocus
            />
            <ScrollArea.Autosize mah={360}>
              <Stack gap="xs">
                {data?.rows.map((product) => (
                  <Checkbox
                    key={product.id}
                    checked={chosen.has(product.id)}
                    onChange={() => toggle(product.id, product.name)}
                    label={[product.code, product.name, product.spec].filter(Boolean).join(' · ')}
                  />
                ))}
              </Stack>
            </ScrollArea.Autosize>
          </>
        )}
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {t('grid.chosen', { count: chosen.size })}
          </Text>
          <Button disabled={chosen.size === 0} loading={propose.running} onClick={() => void add()}>
            {t('grid.addChosen')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
