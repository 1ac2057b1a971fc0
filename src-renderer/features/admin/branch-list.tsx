import { IconBuilding } from '@tabler/icons-react';
import type { BranchRow } from '#shared/features/people/branches.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { RoomListPage } from '../../app/room-list.tsx';
import { useFields } from '../../ui/fields/use-fields.ts';
import { CreateForm } from '../../ui/form/create-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { adminTexts } from './admin.texts.ts';
import { adminList } from './admin-list.ts';
import { branchFieldsOf } from './fields.ts';

const list = adminList<BranchRow>('branches', 'newBranch', {
  noun: 'branch',
  icon: IconBuilding,
  useFields: () => useFields(() => Object.values(branchFieldsOf())),
  source: (input) => orpc.branches.list.queryOptions({ input }),
  commands: () => api.branches,
  form: BranchForm,
  columns: [
    { name: 'name', width: 220 },
    { name: 'code', width: 100, narrow: 'under' },
    { name: 'kind', width: 120, narrow: 'under' },
    { name: 'status', width: 110, narrow: 'side' },
    { name: 'parentId', width: 180 },
    { name: 'region', width: 160 },
    { name: 'managerId', width: 140 },
    { name: 'address', width: 240, hidden: true },
  ],
});

/** The company's places: headquarters, branch companies, offices, stores. */
export function BranchList() {
  return <RoomListPage list={list} />;
}

type NewBranch = Parameters<typeof api.branches.create>[0];

function BranchForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(adminTexts);
  const { name, code, kind, parentId, region, managerId, address } = useFields(branchFieldsOf);
  return (
    <CreateForm
      texts={adminTexts}
      title={t('newBranch')}
      draft="branches.create"
      initial={{ kind: 'company', status: 'active' }}
      fields={[name, code, kind, parentId, region, managerId, address]}
      create={(values) => api.branches.create(values as unknown as NewBranch)}
      canGoOn
      onClose={onClose}
    />
  );
}
