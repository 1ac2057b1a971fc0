import { Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useQuoteFields } from './quote-fields.ts';
import { QuoteForm } from './quote-form.tsx';
import { money } from './quote-money.ts';
import { quotesTexts } from './quotes.texts.ts';

/** A customer's quotes, the newest first, and a new one for them. */
export function CustomerQuotes({ customerId }: { readonly customerId: string }) {
  const t = useTexts(quotesTexts);
  const may = useMay();
  const status = fieldNamed(useQuoteFields(), 'status');
  const [isCreating, setCreating] = useState(false);
  const { data } = useQuery(orpc.quotes.list.queryOptions({ input: { customerId, latest: true, limit: 200 } }));
  if (!data) return <Skeleton height={60} />;
  return (
    <Stack gap="sm">
      {may('quote.create') ? (
        <Button
          variant="default"
          w="fit-content"
          leftSection={<IconPlus size={16} />}
          onClick={() => setCreating(true)}
        >
          {t('create')}
        </Button>
      ) : null}
      {isCreating ? <QuoteForm customerId={customerId} onClose={() => setCreating(false)} /> : null}
      {data.rows.length === 0 ? <Text c="dimmed">{t('noQuotes')}</Text> : null}
      {data.rows.map((quote) => (
        <Paper key={quote.id} withBorder p="sm">
          <Group justify="space-between">
            <Group gap="sm">
              <PageLink href={`/quotes/${quote.id}`}>{quote.no ?? t('title')}</PageLink>
              <FieldValue field={status} value={quote.status} />
            </Group>
            <Text size="sm" className="tabular">
              {quote.validUntil} · {money(quote.amountIncl, quote.currency)}
            </Text>
          </Group>
        </Paper>
      ))}
    </Stack>
  );
}
