import { IconQrcode, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useDirectory } from '../../ui/fields/directory.ts';
import classes from '../../ui/parts.module.css';
import { PlainTable } from '../../ui/plain-table.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { adminTexts } from './admin.texts.ts';
import { CodeForm, NewCodeButton } from './code-form.tsx';

const looks = {
  open: { tone: 'active', key: 'codeOpen' },
  used: { tone: 'done', key: 'codeUsed' },
  expired: { tone: 'draft', key: 'codeExpired' },
  revoked: { tone: 'lost', key: 'codeRevoked' },
} as const;

/** The one-time codes that were made, and whether they can still be used. */
export function CodeList() {
  const t = useTexts(adminTexts);
  const { nameOf } = useDirectory();
  const [adding, setAdding] = useState(false);
  const { data = [], error, refetch } = useQuery(orpc.enrolCodes.list.queryOptions());
  const revoke = useCommand((id: string) => api.enrolCodes.revoke({ id }), { done: () => t('codeRevokedDone') });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  const add = <NewCodeButton onClick={() => setAdding(true)} />;
  return (
    <div className={classes.plain}>
      <PlainTable
        title={t('codes')}
        aside={add}
        rows={data}
        keyOf={(row) => row.id}
        empty={{ icon: IconQrcode, title: t('codesEmpty'), hint: t('codesEmptyHint'), action: add }}
        columns={[
          { label: t('person'), draw: (row) => `${nameOf(row.userId) ?? ''}（${row.account}）` },
          { label: t('deviceName'), draw: (row) => row.deviceName },
          {
            label: t('status'),
            draw: (row) => <StateBadge tone={looks[row.status].tone}>{t(looks[row.status].key)}</StateBadge>,
          },
          { label: t('createdAt'), draw: (row) => <When at={row.createdAt} /> },
          { label: t('expires'), draw: (row) => <When at={row.expiresAt} /> },
        ]}
        actions={(row) =>
          row.status === 'open'
            ? [{ label: t('codeRevoke'), icon: IconX, danger: true, run: () => void revoke.run(row.id) }]
            : []
        }
      />
      {adding ? <CodeForm onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
