import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { QuotePage } from '#shared/features/quotes/quotes.contract.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useQuoteFields } from './quote-fields.ts';
import { money } from './quote-money.ts';
import { quotesTexts } from './quotes.texts.ts';

interface VersionListProps {
  readonly quote: QuotePage;
  readonly onCompare: (id: string) => void;
}

/** Every version of the quote, newest first, each to be opened or put beside this one. */
export function VersionList({ quote, onCompare }: VersionListProps) {
  const t = useTexts(quotesTexts);
  const status = fieldNamed(useQuoteFields(), 'status');
  return (
    <Stack gap="xs">
      {quote.versions.map((each) => (
        <Paper key={each.id} withBorder p="sm">
          <Group justify="space-between">
            <Group gap="sm">
              {each.id === quote.id ? (
                <Text fw={600}>
                  {t('version', { version: each.version })} · {t('thisVersion')}
                </Text>
              ) : (
                <PageLink href={`/quotes/${each.id}`}>{t('version', { version: each.version })}</PageLink>
              )}
              <FieldValue field={status} value={each.status} />
              <Text size="sm" c="dimmed">
                {each.quoteDate}
              </Text>
            </Group>
            <Group gap="sm">
              <Text size="sm" className="tabular">
                {money(each.amountIncl, quote.currency)}
              </Text>
              {each.id === quote.id ? null : (
                <Button size="compact-sm" variant="default" onClick={() => onCompare(each.id)}>
                  {t('compare')}
                </Button>
              )}
            </Group>
          </Group>
        </Paper>
      ))}
    </Stack>
  );
}
