import { Select } from '@mantine/core';
import { useState } from 'react';
import { leadInvalidReasons, leadReturnReasons } from '#shared/features/leads/lead.model.ts';
import type { LeadRow } from '#shared/features/leads/leads.contract.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useDirectory } from '../../ui/fields/directory.ts';
import { AssignModal } from '../../ui/form/assign-modal.tsx';
import { TagsModal } from '../../ui/form/tags-modal.tsx';
import { useTexts } from '../../ui/texts.ts';
import { PoolSelect, usePools } from '../pools/pool-select.tsx';
import { leadsTexts } from './leads.texts.ts';
import { ReasonModal } from './reason-modal.tsx';

export type LeadDialog = 'assign' | 'tag' | 'invalid' | 'return';

interface LeadDialogsProps {
  readonly kind: LeadDialog;
  readonly leads: readonly Pick<LeadRow, 'id' | 'tags'>[];
  readonly onClose: () => void;
}

/** The steps that ask something first; the list and the record page share them. */
export function LeadDialogs({ kind, leads, onClose }: LeadDialogsProps) {
  const t = useTexts(leadsTexts);
  const { people } = useDirectory();
  const departments = new Map(people.flatMap((each) => (each.deptId ? [[each.deptId, each.deptName ?? '']] : [])));
  const [deptId, setDeptId] = useState<string | null>(null);
  const [poolId, setPoolId] = useState<string | null>(null);
  const hasPools = usePools('lead').length > 0;
  const ids = leads.map((lead) => lead.id);
  const count = ids.length;
  const invalid = useCommand(
    (input: { reason: (typeof leadInvalidReasons)[number]; remark: string }) =>
      api.leads.markInvalid({ ids, reason: input.reason, ...(input.remark ? { remark: input.remark } : {}) }),
    { done: () => t('invalidDone', { count }), undo: true },
  );
  const giveBack = useCommand(
    (input: { reason: (typeof leadReturnReasons)[number]; remark: string }) =>
      api.leads.returnToPool({
        ids,
        reason: input.reason,
        ...(input.remark ? { remark: input.remark } : {}),
        ...(poolId ? { poolId } : deptId ? { deptId } : {}),
      }),
    { done: () => t('returnDone', { count }), undo: true },
  );
  switch (kind) {
    case 'assign':
      return <AssignModal texts={leadsTexts} ids={ids} assign={(input) => api.leads.assign(input)} onClose={onClose} />;
    case 'tag':
      return <TagsModal texts={leadsTexts} rows={leads} tag={(input) => api.leads.tag(input)} onClose={onClose} />;
    case 'invalid':
      return (
        <ReasonModal
          title={t('invalidTitle', { count })}
          confirm={t('markInvalid')}
          reasons={leadInvalidReasons.map((value) => ({ value, label: t(`invalid.${value}`) }))}
          onClose={onClose}
          run={(reason, remark) => invalid.run({ reason, remark })}
        />
      );
    case 'return':
      return (
        <ReasonModal
          title={t('returnTitle', { count })}
          confirm={t('returnToPool')}
          reasons={leadReturnReasons.map((value) => ({ value, label: t(`return.${value}`) }))}
          onClose={onClose}
          run={(reason, remark) => giveBack.run({ reason, remark })}
        >
          <PoolSelect kind="lead" value={poolId} onChange={setPoolId} />
          {hasPools ? null : (
            <Select
              label={t('pool')}
              placeholder={t('poolSame')}
              clearable
              searchable
              data={[...departments].map(([value, label]) => ({ value, label }))}
              value={deptId}
              onChange={setDeptId}
              comboboxProps={{ withinPortal: false }}
            />
          )}
        </ReasonModal>
      );
    default:
      return kind satisfies never;
  }
}
