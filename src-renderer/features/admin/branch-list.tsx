import { IconBuilding, IconPencil, IconRestore, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { BranchRow } from '#shared/features/people/branches.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useFields } from '../../ui/fields/use-fields.ts';
import { type FormValues, RecordForm } from '../../ui/form/record-form.tsx';
import { ListPage } from '../../ui/list/list-page.tsx';
import type { Column, ListSource, RowAction } from '../../ui/list/list-types.ts';
import { useTexts } from '../../ui/texts.ts';
import { adminTexts } from './admin.texts.ts';
import { branchFieldsOf } from './fields.ts';

const source: ListSource<BranchRow> = (input) => orpc.branches.list.queryOptions({ input });
const scenes = ['all', 'bin'] as const;

type NewBranch = Parameters<typeof api.branches.create>[0];

/** The company's places: headquarters, branch companies, offices, stores. */
export function BranchList() {
  const t = useTexts(adminTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const [creating, setCreating] = useState(false);
  const fields = useFields(branchFieldsOf);
  const create = useCommand((values: FormValues) => api.branches.create(values as unknown as NewBranch), {
    done: (_, values) => t('created', { name: String(values.name) }),
    undo: true,
  });
  const ids = (rows: readonly BranchRow[]) => ({ ids: rows.map((row) => row.id) });
  const remove = useCommand((rows: readonly BranchRow[]) => api.branches.remove(ids(rows)), {
    done: () => t('removed'),
    undo: true,
  });
  const restore = useCommand((rows: readonly BranchRow[]) => api.branches.restore(ids(rows)), {
    done: () => t('restored'),
  });
  const columns = useMemo(
    (): Column<BranchRow>[] => [
      { field: fields.name, width: 220 },
      { field: fields.code, width: 100, narrow: 'under' },
      { field: fields.kind, width: 120, narrow: 'under' },
      { field: fields.status, width: 110, narrow: 'side' },
      { field: fields.parentId, width: 180 },
      { field: fields.region, width: 160 },
      { field: fields.managerId, width: 140 },
      { field: fields.address, width: 240, hidden: true },
    ],
    [fields],
  );
  const actions: RowAction<BranchRow>[] = [
    {
      id: 'edit',
      label: t('edit'),
      icon: IconPencil,
      key: 'e',
      onRow: true,
      run: ([row]) => row && navigate(`/people/branches/${row.id}`),
    },
    ...(may('branch.delete')
      ? [
          { id: 'remove', label: t('remove'), icon: IconTrash, bulk: true, danger: true, run: remove.run },
          {
            id: 'restore',
            label: t('restore'),
            icon: IconRestore,
            bulk: true,
            onRow: true,
            run: restore.run,
            when: (_: BranchRow, scene: string) => scene === 'bin',
          },
        ]
      : []),
  ];
  return (
    <>
      <ListPage
        room="branches"
        title={t('branches')}
        source={source}
        columns={columns}
        scenes={scenes}
        path={(row) => `/people/branches/${row.id}`}
        actions={actions}
        {...(may('branch.create') ? { create: { label: t('newBranch'), run: () => setCreating(true) } } : {})}
        empty={{ icon: IconBuilding, title: t('branchesEmpty'), hint: t('branchesEmptyHint') }}
      />
      {creating ? (
        <RecordForm
          title={t('newBranch')}
          draft="branches.create"
          initial={{ kind: 'company', status: 'active' }}
          fields={[
            fields.name,
            fields.code,
            fields.kind,
            fields.parentId,
            fields.region,
            fields.managerId,
            fields.address,
          ]}
          submit={create.run}
          canGoOn
          onClose={() => setCreating(false)}
        />
      ) : null}
    </>
  );
}
