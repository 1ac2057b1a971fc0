import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconHandGrab,
  IconMagnet,
  IconTag,
  IconTrash,
  IconUserShare,
  IconX,
} from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { findLeadTransition, type LeadAction } from '#shared/features/leads/lead.model.ts';
import type { LeadRow } from '#shared/features/leads/leads.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { fieldNamed } from '../../ui/fields/field.ts';
import { ListPage } from '../../ui/list/list-page.tsx';
import type { Column, ListSource, RowAction } from '../../ui/list/list-types.ts';
import { useTexts } from '../../ui/texts.ts';
import { ListMenu } from '../exports/list-menu.tsx';
import { ImportButton } from '../imports/import-button.tsx';
import { type LeadDialog, LeadDialogs } from './lead-dialogs.tsx';
import { useLeadFields } from './lead-fields.ts';
import { LeadForm } from './lead-form.tsx';
import { LeadRecord } from './lead-page.tsx';
import { leadsTexts } from './leads.texts.ts';

const source: ListSource<LeadRow> = (input) => orpc.leads.list.queryOptions({ input });
const path = (row: { id: string }) => `/leads/${row.id}`;
const beside = (id: string) => <LeadRecord id={id} isBeside />;
const defaultSort = { field: 'updatedAt', descending: true };

const columnOrder: readonly (Omit<Column<LeadRow>, 'field'> & { readonly name: string })[] = [
  { name: 'name', width: 216, narrow: 'title' },
  { name: 'status', width: 100, narrow: 'side' },
  { name: 'grade', width: 80 },
  { name: 'contactName', width: 88, narrow: 'under' },
  { name: 'mobile', width: 120 },
  { name: 'source', width: 96 },
  { name: 'ownerId', width: 92, narrow: 'under' },
  { name: 'lastFollowAt', width: 116, hidden: true },
  { name: 'nextContactAt', width: 116 },
  { name: 'createdAt', width: 116 },
  { name: 'phone', width: 132, hidden: true },
  { name: 'region', width: 120, hidden: true },
  { name: 'industry', width: 120, hidden: true },
  { name: 'budget', width: 120, hidden: true },
  { name: 'expectedOn', width: 120, hidden: true },
  { name: 'tags', width: 160, hidden: true, sortable: false },
  { name: 'updatedAt', width: 120, hidden: true },
];

/** Whether the state table lets a lead take this step; what it refuses is not offered. */
const can = (action: LeadAction) => (row: LeadRow, scene: string) =>
  scene !== 'bin' && findLeadTransition(row.status, action) !== undefined;

/** The list of leads, with the steps of their life. */
export function LeadsPage() {
  const t = useTexts(leadsTexts);
  const may = useMay();
  const fields = useLeadFields();
  const [isCreating, setCreating] = useState(false);
  const [dialog, setDialog] = useState<{ kind: LeadDialog; rows: readonly LeadRow[] }>();
  const columns = useMemo(
    () => columnOrder.map(({ name, ...column }) => ({ ...column, field: fieldNamed(fields, name) })),
    [fields],
  );
  const claim = useCommand((ids: string[]) => api.leads.claim({ ids }), {
    done: (_output, ids) => t('claimed', { count: ids.length }),
    undo: true,
  });
  const remove = useCommand((ids: string[]) => api.leads.remove({ ids }), {
    done: (_output, ids) => t('deleted', { count: ids.length }),
    undo: true,
  });
  const restore = useCommand((ids: string[]) => api.leads.restore({ ids }), {
    done: (_output, ids) => t('restored', { count: ids.length }),
    undo: true,
  });
  const [canClaim, canAssign, canEdit, canDelete] = [
    may('lead.claim'),
    may('lead.assign'),
    may('lead.edit'),
    may('lead.delete'),
  ];
  const actions = useMemo((): RowAction<LeadRow>[] => {
    const open = (kind: LeadDialog) => (rows: readonly LeadRow[]) => setDialog({ kind, rows });
    const ids = (rows: readonly LeadRow[]) => rows.map((row) => row.id);
    const offered: (RowAction<LeadRow> | false)[] = [
      canClaim && {
        id: 'claim',
        label: t('claim'),
        icon: IconHandGrab,
        bulk: true,
        onRow: true,
        when: can('claim'),
        run: (rows) => void claim.run(ids(rows)),
      },
      canAssign && {
        id: 'assign',
        label: t('assign'),
        icon: IconUserShare,
        key: 'a',
        bulk: true,
        onRow: true,
        when: can('assign'),
        run: open('assign'),
      },
      canEdit && { id: 'tag', label: t('tag'), icon: IconTag, key: 't', bulk: true, run: open('tag') },
      canEdit && {
        id: 'return',
        label: t('returnToPool'),
        icon: IconArrowForwardUp,
        bulk: true,
        when: can('returnToPool'),
        run: open('return'),
      },
      canEdit && {
        id: 'invalid',
        label: t('markInvalid'),
        icon: IconX,
        bulk: true,
        when: can('markInvalid'),
        run: open('invalid'),
      },
      canDelete && {
        id: 'delete',
        label: t('delete'),
        icon: IconTrash,
        bulk: true,
        danger: true,
        when: (row, scene) => scene !== 'bin' && row.status !== 'converted',
        run: (rows) => void remove.run(ids(rows)),
      },
      canDelete && {
        id: 'restore',
        label: t('restore'),
        icon: IconArrowBackUp,
        bulk: true,
        onRow: true,
        when: (_row, scene) => scene === 'bin',
        run: (rows) => void restore.run(ids(rows)),
      },
    ];
    return offered.filter((action) => action !== false);
  }, [t, canClaim, canAssign, canEdit, canDelete, claim.run, remove.run, restore.run]);
  const create = useMemo(() => ({ label: t('create'), run: () => setCreating(true) }), [t]);
  return (
    <>
      <ListPage
        room="leads"
        title={t('title')}
        source={source}
        columns={columns}
        path={path}
        defaultSort={defaultSort}
        actions={actions}
        menu={(list) => <ListMenu room="leads" title={t('title')} list={list} canImport />}
        {...(may('lead.create') ? { create } : {})}
        empty={{
          icon: IconMagnet,
          title: t('emptyTitle'),
          hint: t('emptyHint'),
          more: <ImportButton room="leads" />,
        }}
        beside={beside}
      />
      {isCreating ? <LeadForm onClose={() => setCreating(false)} /> : null}
      {dialog ? <LeadDialogs kind={dialog.kind} leads={dialog.rows} onClose={() => setDialog(undefined)} /> : null}
    </>
  );
}
