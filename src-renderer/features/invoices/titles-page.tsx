import { IconFileCertificate, IconShieldCheck } from '@tabler/icons-react';
import type { TitleRow } from '#shared/features/invoice-titles/invoice-titles.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { defineList, RoomListPage } from '../../app/room-list.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { say } from '../../ui/texts.ts';
import { InvoiceFrame } from './invoice-frame.tsx';
import { useTitleFields } from './title-fields.ts';
import { TitleForm } from './title-form.tsx';
import { TitleRecord } from './title-page.tsx';
import { titlesTexts } from './titles.texts.ts';

const list = defineList<TitleRow>()({
  room: 'invoiceTitles',
  noun: 'invoice',
  path: '/invoice-titles',
  icon: IconFileCertificate,
  texts: titlesTexts,
  useFields: useTitleFields,
  source: (input) => orpc.invoiceTitles.list.queryOptions({ input }),
  commands: () => api.invoiceTitles,
  form: TitleForm,
  record: TitleRecord,
  searchHint: 'searchHint',
  scenes: ['all', 'mine', 'bin'],
  defaultSort: { field: 'updatedAt', descending: true },
  actions: [
    {
      id: 'verify',
      label: 'verify',
      icon: IconShieldCheck,
      may: 'issue',
      bulk: true,
      when: (row, scene) => scene !== 'bin' && row.verifiedAt === null,
      call: (ids) => api.invoiceTitles.verify({ ids }),
      done: 'verified',
    },
  ],
  columns: [
    { name: 'title', width: 240, narrow: 'title' },
    { name: 'taxNo', width: 190, narrow: 'under' },
    { name: 'customerId', width: 200, narrow: 'under', sortable: false },
    { name: 'titleKind', width: 96 },
    { name: 'bank', width: 180 },
    { name: 'account', width: 180 },
    { name: 'email', width: 180, hidden: true },
    { name: 'isDefault', width: 88 },
    {
      name: 'verifiedAt',
      width: 112,
      narrow: 'side',
      render: ({ verifiedAt }) => (
        <StateBadge tone={verifiedAt === null ? 'waiting' : 'done'}>
          {say(titlesTexts, verifiedAt === null ? 'notVerified' : 'verified')}
        </StateBadge>
      ),
    },
    { name: 'updatedAt', width: 120 },
  ],
});

/** 抬头库: to whom customers want their invoices made out. */
export function TitlesPage() {
  return (
    <InvoiceFrame>
      <RoomListPage list={list} />
    </InvoiceFrame>
  );
}
