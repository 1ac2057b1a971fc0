import { Button } from '@mantine/core';
import {
  IconDevices,
  IconKey,
  IconLock,
  IconLockOpen,
  IconShieldOff,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountRow } from '#shared/features/accounts/account.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { formatExact } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import classes from '../../ui/parts.module.css';
import { PlainTable } from '../../ui/plain-table.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { type Activation, ActivationModal } from './activation-modal.tsx';
import { adminTexts } from './admin.texts.ts';
import { PersonSessions } from './person-sessions.tsx';
import { UserForm } from './user-form.tsx';

/** How each person signs in to the server, and what an administrator can do about it. */
export function AccountList() {
  const t = useTexts(adminTexts);
  const may = useMay();
  const [activation, setActivation] = useState<Activation>();
  const [creating, setCreating] = useState(false);
  const { data = [], error, refetch } = useQuery(orpc.accounts.list.queryOptions());
  const disable = useCommand((userId: string) => api.accounts.disable({ userId }), { done: () => t('disabled') });
  const enable = useCommand((userId: string) => api.accounts.enable({ userId }), { done: () => t('enabled') });
  const resetTotp = useCommand((userId: string) => api.accounts.resetTotp({ userId }), { done: () => t('totpReset') });
  const unlock = useCommand((userId: string) => api.accounts.unlock({ userId }), { done: () => t('unlocked') });
  const [watched, setWatched] = useState<AccountRow>();
  const reset = useCommand(async (row: AccountRow) => {
    const made = await api.accounts.resetPassword({ userId: row.userId });
    setActivation({ name: row.name, code: made.activationCode, expiresAt: made.expiresAt });
  });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  const state = (row: AccountRow) => {
    if (row.disabled) return <StateBadge tone="lost">{t('accountDisabled')}</StateBadge>;
    if (row.lockedUntil && row.lockedUntil > Date.now()) {
      return <StateBadge tone="warn">{t('accountLocked', { time: formatExact(row.lockedUntil) })}</StateBadge>;
    }
    if (row.passwordDueAt && row.passwordDueAt <= Date.now()) {
      return <StateBadge tone="waiting">{t('passwordDueShort')}</StateBadge>;
    }
    return row.hasPassword ? (
      <StateBadge tone="active">{t('accountOpen')}</StateBadge>
    ) : (
      <StateBadge tone="waiting">{t('passwordNone')}</StateBadge>
    );
  };
  return (
    <div className={classes.plain}>
      <PlainTable
        title={t('accounts')}
        aside={
          may('user.create') ? (
            <Button leftSection={<IconUserPlus size={16} />} onClick={() => setCreating(true)}>
              {t('newUser')}
            </Button>
          ) : null
        }
        rows={data}
        keyOf={(row) => row.userId}
        empty={{ icon: IconUsers, title: t('usersEmpty'), hint: t('usersEmptyHint') }}
        columns={[
          { label: t('name'), draw: (row) => <PageLink href={`/people/users/${row.userId}`}>{row.name}</PageLink> },
          { label: t('account'), draw: (row) => row.account },
          { label: t('accountState'), draw: state },
          {
            label: t('totp'),
            draw: (row) => <StateBadge tone={row.totp ? 'done' : 'draft'}>{t(row.totp ? 'on' : 'off')}</StateBadge>,
          },
          {
            label: t('lastSignIn'),
            draw: (row) => (row.lastSignInAt ? <When at={row.lastSignInAt} /> : t('neverSignedIn')),
          },
          { label: t('sessionCount'), align: 'right', draw: (row) => row.sessions },
          { label: t('deviceCount'), align: 'right', draw: (row) => row.devices },
        ]}
        actions={(row) => [
          { label: t('resetPassword'), icon: IconKey, run: () => void reset.run(row) },
          ...(row.totp
            ? [{ label: t('resetTotp'), icon: IconShieldOff, run: () => void resetTotp.run(row.userId) }]
            : []),
          { label: t('seeSessions'), icon: IconDevices, run: () => setWatched(row) },
          ...(row.lockedUntil
            ? [{ label: t('unlock'), icon: IconLockOpen, run: () => void unlock.run(row.userId) }]
            : []),
          row.disabled
            ? { label: t('enable'), icon: IconLockOpen, run: () => void enable.run(row.userId) }
            : { label: t('disable'), icon: IconLock, danger: true, run: () => void disable.run(row.userId) },
        ]}
      />
      {activation ? <ActivationModal activation={activation} onClose={() => setActivation(undefined)} /> : null}
      {watched ? <PersonSessions person={watched} onClose={() => setWatched(undefined)} /> : null}
      {creating ? <UserForm onClose={() => setCreating(false)} /> : null}
    </div>
  );
}
