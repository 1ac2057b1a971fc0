import { Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { organisationTexts } from './organisation.texts.ts';
import { settleAll } from './settle.ts';

/** Closing a branch asks where its departments, people and records go. */
export function CloseBranch({ branch, onClose }: { branch: { id: string; name: string }; onClose: () => void }) {
  const t = useTexts(organisationTexts);
  const [toBranchId, setTo] = useState<string | null>(null);
  const [left, setLeft] = useState(0);
  const { data } = useQuery(orpc.branches.list.queryOptions({ input: { limit: 500 } }));
  const close = useCommand(
    async (to: string | null) => {
      const closed = await api.branches.close({ id: branch.id, toBranchId: to });
      await settleAll(closed.left, setLeft);
      return closed;
    },
    { done: () => t('closed', { name: branch.name }), undo: true },
  );
  const others = (data?.rows ?? []).filter((row) => row.id !== branch.id && row.status === 'active');
  return (
    <ModalForm
      title={t('closeTitle', { name: branch.name })}
      confirm={t('closeBranch')}
      isReady
      submit={() => close.run(toBranchId)}
      onClose={onClose}
    >
      <Text size="sm">{t('closeHint')}</Text>
      <Select
        label={t('closeTo')}
        clearable
        searchable
        data={others.map((row) => ({ value: row.id, label: row.name }))}
        value={toBranchId}
        onChange={setTo}
      />
      {left > 0 ? <Text size="sm">{t('settling', { count: left })}</Text> : null}
    </ModalForm>
  );
}
