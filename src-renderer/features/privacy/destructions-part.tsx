import { Code } from '@mantine/core';
import { IconCertificate, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import classes from '../../ui/parts.module.css';
import { PlainTable } from '../../ui/plain-table.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { privacyTexts } from './privacy.texts.ts';
import { useCertificate } from './use-certificate.ts';

/** What was destroyed, without telling of whom; each with its certificate. */
export function DestructionsPart() {
  const t = useTexts(privacyTexts);
  const { data, error, refetch } = useQuery(orpc.privacy.listDestructions.queryOptions());
  const certificate = useCertificate();
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <div className={classes.plain}>
      <PlainTable
        title={t('destructions')}
        rows={data}
        keyOf={(row) => row.id}
        empty={{ icon: IconCertificate, title: t('noDestructions'), hint: t('noDestructionsHint') }}
        columns={[
          { label: t('givenAt'), draw: (row) => <When at={row.at} /> },
          { label: t('record'), draw: (row) => <Code>{row.subjectId}</Code> },
          { label: t('destroyReason'), draw: (row) => row.reason },
          {
            label: t('rows'),
            draw: (row) => Object.values(row.counts).reduce((sum, count) => sum + count, 0),
            align: 'right',
          },
          { label: t('by'), draw: (row) => row.byName ?? '—' },
        ]}
        actions={(row) => [
          { label: t('printCertificate'), icon: IconPrinter, run: () => void certificate.print(row.id) },
        ]}
      />
    </div>
  );
}
