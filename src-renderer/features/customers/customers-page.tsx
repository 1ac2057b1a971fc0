import { IconArrowBackUp, IconBuildingSkyscraper, IconTag, IconTrash, IconUserShare } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { CustomerRow } from '#shared/features/customers/customers.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { fieldNamed } from '../../ui/fields/field.ts';
import { AssignModal } from '../../ui/form/assign-modal.tsx';
import { TagsModal } from '../../ui/form/tags-modal.tsx';
import { ListPage } from '../../ui/list/list-page.tsx';
import type { Column, ListSource, RowAction } from '../../ui/list/list-types.ts';
import { useTexts } from '../../ui/texts.ts';
import { ListMenu } from '../exports/list-menu.tsx';
import { ImportButton } from '../imports/import-button.tsx';
import { useCustomerFields } from './customer-fields.ts';
import { CustomerForm } from './customer-form.tsx';
import { CustomerRecord } from './customer-page.tsx';
import { customersTexts } from './customers.texts.ts';

const source: ListSource<CustomerRow> = (input) => orpc.customers.list.queryOptions({ input });
const path = (row: { id: string }) => `/customers/${row.id}`;
const beside = (id: string) => <CustomerRecord id={id} isBeside />;
const defaultSort = { field: 'updatedAt', descending: true };

const columnOrder: readonly (Omit<Column<CustomerRow>, 'field'> & { readonly name: string })[] = [
  { name: 'name', width: 214, narrow: 'title' },
  { name: 'level', width: 86 },
  { name: 'lifecycle', width: 92, narrow: 'side' },
  { name: 'ownerId', width: 92, narrow: 'under' },
  { name: 'mobile', width: 116 },
  { name: 'region', width: 104 },
  { name: 'lastFollowAt', width: 116 },
  { name: 'nextContactAt', width: 116, narrow: 'under' },
  { name: 'tags', width: 120, sortable: false },
  { name: 'updatedAt', width: 116, hidden: true },
  { name: 'phone', width: 132, hidden: true },
  { name: 'kind', width: 100, hidden: true },
  { name: 'isKey', width: 96, hidden: true },
  { name: 'source', width: 100, hidden: true },
  { name: 'industry', width: 120, hidden: true },
  { name: 'creditCode', width: 180, hidden: true },
  { name: 'followCount', width: 96, hidden: true },
  { name: 'email', width: 180, hidden: true },
  { name: 'address', width: 220, hidden: true },
  { name: 'createdAt', width: 120, hidden: true },
];

type Dialog = { readonly kind: 'create' } | { readonly kind: 'assign' | 'tag'; readonly rows: readonly CustomerRow[] };

/** The list of customers, with everything that is done to many at once. */
export function CustomersPage() {
  const t = useTexts(customersTexts);
  const may = useMay();
  const fields = useCustomerFields();
  const [dialog, setDialog] = useState<Dialog>();
  const columns = useMemo(
    () => columnOrder.map(({ name, ...column }) => ({ ...column, field: fieldNamed(fields, name) })),
    [fields],
  );
  const remove = useCommand((ids: string[]) => api.customers.remove({ ids }), {
    done: (_output, ids) => t('deleted', { count: ids.length }),
    undo: true,
  });
  const restore = useCommand((ids: string[]) => api.customers.restore({ ids }), {
    done: (_output, ids) => t('restored', { count: ids.length }),
    undo: true,
  });
  const assign = useCommand((input: { ids: string[]; ownerId: string; name: string }) => api.customers.assign(input), {
    done: (_output, input) => t('assigned', { count: input.ids.length, name: input.name }),
    undo: true,
  });
  const tag = useCommand((input: { ids: string[]; add: string[]; remove: string[] }) => api.customers.tag(input), {
    done: (_output, input) => t('tagged', { count: input.ids.length }),
    undo: true,
  });

  const canAssign = may('customer.assign');
  const canEdit = may('customer.edit');
  const canDelete = may('customer.delete');
  const actions = useMemo((): RowAction<CustomerRow>[] => {
    const idsOf = (rows: readonly CustomerRow[]) => rows.map((row) => row.id);
    const offered: (RowAction<CustomerRow> | false)[] = [
      canAssign && {
        id: 'assign',
        label: t('assign'),
        icon: IconUserShare,
        key: 'a',
        bulk: true,
        onRow: true,
        run: (rows) => setDialog({ kind: 'assign', rows }),
      },
      canEdit && {
        id: 'tag',
        label: t('tag'),
        icon: IconTag,
        key: 't',
        bulk: true,
        run: (rows) => setDialog({ kind: 'tag', rows }),
      },
      canDelete && {
        id: 'delete',
        label: t('delete'),
        icon: IconTrash,
        bulk: true,
        danger: true,
        run: (rows) => void remove.run(idsOf(rows)),
      },
      canDelete && {
        id: 'restore',
        label: t('restore'),
        icon: IconArrowBackUp,
        bulk: true,
        onRow: true,
        when: (_row, scene) => scene === 'bin',
        run: (rows) => void restore.run(idsOf(rows)),
      },
    ];
    return offered.filter((action) => action !== false);
  }, [t, canAssign, canEdit, canDelete, remove.run, restore.run]);
  const create = useMemo(() => ({ label: t('create'), run: () => setDialog({ kind: 'create' }) }), [t]);

  return (
    <>
      <ListPage
        room="customers"
        title={t('title')}
        source={source}
        columns={columns}
        path={path}
        defaultSort={defaultSort}
        actions={actions}
        menu={(list) => <ListMenu room="customers" title={t('title')} list={list} canImport />}
        {...(may('customer.create') ? { create } : {})}
        empty={{
          icon: IconBuildingSkyscraper,
          title: t('emptyTitle'),
          hint: t('emptyHint'),
          more: <ImportButton room="customers" />,
        }}
        beside={beside}
      />
      {dialog?.kind === 'create' ? <CustomerForm onClose={() => setDialog(undefined)} /> : null}
      {dialog?.kind === 'assign' ? (
        <AssignModal
          title={t('assignTitle', { count: dialog.rows.length })}
          hint={t('assignHint')}
          label={t('assignTo')}
          confirm={t('assign')}
          onClose={() => setDialog(undefined)}
          assign={(ownerId, name) => assign.run({ ids: dialog.rows.map((row) => row.id), ownerId, name })}
        />
      ) : null}
      {dialog?.kind === 'tag' ? (
        <TagsModal
          title={t('tagTitle', { count: dialog.rows.length })}
          addLabel={t('tagAdd')}
          removeLabel={t('tagRemove')}
          present={[...new Set(dialog.rows.flatMap((row) => row.tags))]}
          onClose={() => setDialog(undefined)}
          save={(add, taken) => tag.run({ ids: dialog.rows.map((row) => row.id), add, remove: taken })}
        />
      ) : null}
    </>
  );
}
