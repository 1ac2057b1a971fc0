import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import type { TaxEntity } from '#shared/features/invoice-titles/tax-entity.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { filledValues } from '../../ui/form/create-form.tsx';
import { type FormValues, RecordForm } from '../../ui/form/record-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { changesOf } from '../catalogue/entry-form.tsx';
import { entitiesTexts } from './entities.texts.ts';
import { useEntityFields } from './entity-fields.ts';
import { useBranches } from './use-branch-names.ts';

type NewEntity = Parameters<typeof api.taxEntities.create>[0];
type EntityChanges = Parameters<typeof api.taxEntities.edit>[0]['changes'];

/** One of our companies: who it is, where its money comes in, and how much it may issue. */
export function TaxEntityForm({ entity, onClose }: { entity?: TaxEntity; onClose: () => void }) {
  const t = useTexts(entitiesTexts);
  const fields = useEntityFields();
  const branches = useBranches();
  const [branchIds, setBranchIds] = useState(entity?.branchIds ?? []);
  const save = useCommand(
    (values: FormValues): Promise<unknown> => {
      if (!entity) return api.taxEntities.create({ ...(filledValues(values) as NewEntity), branchIds });
      const moved =
        branchIds.join() === entity.branchIds.join() ? {} : { branchIds: { from: entity.branchIds, to: branchIds } };
      const changes = {
        ...changesOf(
          fields.filter(({ name }) => name in values),
          { ...entity },
          values,
        ),
        ...moved,
      };
      return api.taxEntities.edit({ id: entity.id, changes: changes as EntityChanges });
    },
    { done: () => t('saved'), undo: true },
  );
  return (
    <RecordForm
      title={t(entity ? 'edit' : 'create')}
      fields={fields.slice(0, 9)}
      more={fields.slice(9)}
      initial={entity ? { ...entity } : { taxpayerKind: 'general', capBasis: 'ordered' }}
      submitLabel={t('save')}
      aside={() => (
        <MultiSelect
          label={t('branches')}
          description={t('branchesHint')}
          data={branches.map(({ id, name }) => ({ value: id, label: name }))}
          value={branchIds}
          onChange={setBranchIds}
          searchable
          comboboxProps={{ withinPortal: false }}
        />
      )}
      submit={save.run}
      onClose={onClose}
    />
  );
}
