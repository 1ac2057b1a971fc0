import { Button, Group, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconDownload, IconReceipt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { formatMoney } from '../../ui/format.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { saveBlob } from '../../ui/save-file.ts';
import { currentLanguage, useTexts } from '../../ui/texts.ts';
import { startWork } from '../../ui/work.ts';
import { receivablesTexts } from './receivables.texts.ts';

const thisMonth = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);

/** 对账单: a month with a customer, line by line, as a page and as a file. */
export function StatementPage() {
  const { customerId } = useParams<{ customerId: string }>();
  const t = useTexts(receivablesTexts);
  const may = useMay();
  const [month, setMonth] = useState(thisMonth);
  const { data } = useQuery(orpc.receivables.statement.queryOptions({ input: { customerId, month } }));
  const save = (format: 'pdf' | 'xlsx') =>
    void startWork(
      { title: t('preparing', { name: format.toUpperCase() }), finished: (name: string) => t('prepared', { name }) },
      async (_report, signal) => {
        const language = currentLanguage();
        const file = await api.receivables.statementFile({ customerId, month, format, language }, { signal });
        if (!signal.aborted) saveBlob(file.name, file);
        return file.name;
      },
    );
  return (
    <Stack gap="sm" p="md">
      <Title order={1}>{data ? `${t('statement')} · ${data.customerName}` : t('statement')}</Title>
      <Group align="end">
        <TextInput
          type="month"
          label={t('month')}
          value={month}
          onChange={(event) => event.currentTarget.value && setMonth(event.currentTarget.value)}
        />
        {may('receivable.print') ? (
          <>
            <Button leftSection={<IconDownload size={16} />} onClick={() => save('pdf')}>
              {t('pdf')}
            </Button>
            <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => save('xlsx')}>
              {t('xlsx')}
            </Button>
          </>
        ) : null}
      </Group>
      {data ? (
        <>
          <Text className="tabular">
            {t('opening')} {formatMoney(data.opening)} · {t('debit')} {formatMoney(data.debits)} · {t('credit')}{' '}
            {formatMoney(data.credits)} · {t('closing')} {formatMoney(data.closing)}
          </Text>
          <PlainTable
            rows={data.rows}
            keyOf={(row) => `${row.kind}.${row.id}`}
            columns={[
              { label: t('date'), draw: (row) => row.date },
              { label: t('document'), draw: (row) => `${t(`kind.${row.kind}`)} ${row.no ?? ''}` },
              { label: t('debit'), align: 'right', draw: (row) => formatMoney(row.debit) },
              { label: t('credit'), align: 'right', draw: (row) => formatMoney(row.credit) },
              { label: t('balance'), align: 'right', draw: (row) => formatMoney(row.balance) },
            ]}
            empty={{ icon: IconReceipt, title: t('noRows'), hint: t('noRowsHint') }}
          />
        </>
      ) : (
        <Skeleton height={200} />
      )}
    </Stack>
  );
}
