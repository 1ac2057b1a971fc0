import { Group } from '@mantine/core';
import { IconFileCertificate, IconShieldCheck, IconStar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { taxNoProblem, titleInputs, useTitleFields } from './title-fields.ts';
import { titlesTexts } from './titles.texts.ts';

const room: RecordRoom = {
  table: 'invoice_titles',
  noun: 'invoice',
  path: '/invoice-titles',
  icon: IconFileCertificate,
  texts: titlesTexts,
  useFields: useTitleFields,
  missing: 'INVOICE_TITLE_NOT_FOUND',
  commands: () => api.invoiceTitles,
};

export function TitlePage() {
  const { id } = useParams<{ id: string }>();
  return <TitleRecord key={id} id={id} />;
}

/** A title as a fapiao will print it; finance says that it was compared with the customer’s papers. */
export function TitleRecord(props: RecordProps) {
  const { id } = props;
  const t = useTexts(titlesTexts);
  const query = useQuery(orpc.invoiceTitles.get.queryOptions({ input: { id } }));
  const record = useRecord(room, props, query, query.data);
  const setDefault = useCommand(() => api.invoiceTitles.setDefault({ id }), {
    done: () => t('defaultSet'),
    undo: true,
  });
  const verify = useCommand(() => api.invoiceTitles.verify({ ids: [id] }), { done: () => t('verified'), undo: true });
  if (!record.row) return record.instead;
  const { row, may, isDeleted } = record;
  const canEdit = may('invoice.edit') && !isDeleted;
  const field = (name: string) =>
    name === 'taxNo'
      ? { ...record.field(name), check: (value: unknown) => taxNoProblem(value, row.titleKind) }
      : record.field(name);
  return (
    <RecordPage
      {...record.page}
      title={row.title}
      number={row.taxNo ?? ''}
      menu={[
        may('invoice.issue') &&
          !isDeleted &&
          row.verifiedAt === null && {
            label: t('verify'),
            icon: IconShieldCheck,
            run: () => void verify.run(undefined),
          },
        canEdit &&
          !row.isDefault && { label: t('setDefault'), icon: IconStar, run: () => void setDefault.run(undefined) },
        ...record.binActions(),
      ]}
      state={
        <Group gap="xs">
          {record.binBadge}
          {row.isDefault ? <StateBadge tone="active">{t('isDefault')}</StateBadge> : null}
          <StateBadge tone={row.verifiedAt === null ? 'waiting' : 'done'}>
            {t(row.verifiedAt === null ? 'notVerified' : 'verified')}
          </StateBadge>
        </Group>
      }
      facts={[
        {
          label: t('field.customerId'),
          value: <PageLink href={`/customers/${row.customerId}`}>{row.customerName ?? '—'}</PageLink>,
        },
        { label: t('field.ownerId'), value: row.ownerName },
      ]}
      summary={<InlineFields fields={titleInputs.map(field)} row={row} {...(canEdit ? { onSave: record.save } : {})} />}
      tabs={[]}
    />
  );
}
