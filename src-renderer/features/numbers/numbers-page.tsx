import { Modal, Text } from '@mantine/core';
import { IconNumber, IconPencil, IconStack2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type DocType, dayOf, renderNumber } from '#shared/features/numbers/number.model.ts';
import { orpc } from '../../api/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { numbersTexts } from './numbers.texts.ts';
import { TemplateForm } from './template-form.tsx';

/** What each document's number is made of, and where the numbers are that no document has. */
export function NumbersPage() {
  const t = useTexts(numbersTexts);
  const { data, error, refetch } = useQuery(orpc.numbers.templates.queryOptions());
  const [edited, setEdited] = useState<DocType>();
  const [shown, setShown] = useState<DocType>();
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const template = data.find((each) => each.docType === edited);
  return (
    <SectionPage title={t('title')}>
      <Section title={t('title')} hint={t('hint')}>
        <PlainTable
          rows={data}
          keyOf={(row) => row.docType}
          empty={{ icon: IconNumber, title: t('title'), hint: t('hint') }}
          columns={[
            { label: t('document'), draw: (row) => t(`doc_${row.docType}`) },
            {
              label: t('example'),
              draw: (row) => (
                <span className="tabular">
                  {renderNumber(row.parts, { branchCode: row.branchCode, day: dayOf(Date.now()) }, row.next)}
                </span>
              ),
            },
            { label: t('reset'), draw: (row) => t(`reset_${row.reset}`) },
            { label: t('blockSize'), draw: (row) => row.blockSize, align: 'right' },
            { label: t('isDefault'), draw: (row) => (row.decided ? '' : t('isDefault')) },
          ]}
          actions={(row) => [
            { label: t('edit'), icon: IconPencil, run: () => setEdited(row.docType) },
            { label: t('loans'), icon: IconStack2, run: () => setShown(row.docType) },
          ]}
        />
      </Section>
      {template ? <TemplateForm saved={template} onClose={() => setEdited(undefined)} /> : null}
      {shown ? <Loans docType={shown} onClose={() => setShown(undefined)} /> : null}
    </SectionPage>
  );
}

function Loans({ docType, onClose }: { docType: DocType; onClose: () => void }) {
  const t = useTexts(numbersTexts);
  const { data, error } = useQuery(orpc.numbers.loans.queryOptions({ input: { docType } }));
  return (
    <Modal opened onClose={onClose} title={`${t('loans')} · ${t(`doc_${docType}`)}`} size="xl">
      {error ? <ErrorPanel error={error} /> : null}
      <Text size="sm" c="dimmed" mb="sm">
        {t('loansHint')}
      </Text>
      <PlainTable
        rows={data?.rows ?? []}
        keyOf={(row) => row.id}
        empty={{ icon: IconStack2, title: t('noLoans'), hint: '' }}
        columns={[
          { label: t('range'), draw: (row) => <span className="tabular">{`${row.firstNo} – ${row.lastNo}`}</span> },
          { label: t('who'), draw: (row) => [row.personName, row.branchName].filter(Boolean).join(' · ') },
          { label: t('used'), draw: (row) => `${row.given} / ${row.count}`, align: 'right' },
          { label: t('lentAt'), draw: (row) => <When at={row.lentAt} /> },
          { label: t('closed'), draw: (row) => (row.closedAt ? <When at={row.closedAt} /> : '') },
        ]}
      />
    </Modal>
  );
}
