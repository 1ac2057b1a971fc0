import { Button, Text } from '@mantine/core';
import { IconArrowBackUp, IconDownload, IconPackageExport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { batchFormats, type InvoiceBatch } from '#shared/features/invoice-batches/invoice-batch.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { formatMoney } from '../../ui/format.ts';
import { openListWith } from '../../ui/list/list-state.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { batchesTexts } from './batches.texts.ts';
import { InvoiceFrame } from './invoice-frame.tsx';
import { ResultFile } from './result-file.tsx';
import { useSaveBatch } from './use-save-batch.ts';

/** Applications that wait for their numbers, as the list of applications filters them. */
export const waitingToIssue = [{ field: 'status', operator: 'in' as const, value: ['approved', 'issuing'] }];

/** 待开票工作台: what left for the bureau, and what came back. */
export function BatchesPage() {
  const t = useTexts(batchesTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const save = useSaveBatch();
  const rows = useQuery(orpc.invoiceBatches.list.queryOptions({ input: {} })).data ?? [];
  const revoke = useCommand((no: string) => api.invoiceBatches.revoke({ no }), {
    done: () => t('revoked'),
    undo: true,
  });
  const mayIssue = may('invoice.issue');
  const toWaiting = (
    <Button
      variant="default"
      onClick={() => {
        openListWith('invoiceApplications', { filters: waitingToIssue });
        navigate('/invoice-applications');
      }}
    >
      {t('toWaiting')}
    </Button>
  );
  return (
    <InvoiceFrame>
      <SectionPage title={t('title')} aside={toWaiting}>
        <Text size="sm" c="dimmed">
          {t('lead')}
        </Text>
        {mayIssue ? <ResultFile /> : null}
        <Section title={t('out')}>
          <PlainTable
            rows={rows}
            keyOf={(row) => row.no}
            empty={{ icon: IconPackageExport, title: t('emptyTitle'), hint: t('emptyHint') }}
            columns={[
              { label: t('no'), draw: (row) => row.no },
              { label: t('at'), draw: (row) => <When at={row.at} /> },
              { label: t('entity'), draw: (row) => row.entityName },
              { label: t('progress'), align: 'right', draw: (row) => `${row.issued}/${row.count}` },
              { label: t('amount'), align: 'right', draw: (row) => formatMoney(row.amountIncl) },
              { label: t('hash'), draw: (row) => <code>{row.hash.slice(0, 12)}</code> },
            ]}
            {...(mayIssue
              ? {
                  actions: (row: InvoiceBatch) => [
                    ...batchFormats.map((format) => ({
                      label: t('saveAs', { format: format.toUpperCase() }),
                      icon: IconDownload,
                      run: () => void save({ no: row.no, format }),
                    })),
                    ...(row.issued < row.count
                      ? [
                          {
                            label: t('revoke'),
                            icon: IconArrowBackUp,
                            danger: true,
                            run: () => void revoke.run(row.no),
                          },
                        ]
                      : []),
                  ],
                }
              : {})}
          />
        </Section>
      </SectionPage>
    </InvoiceFrame>
  );
}
