import { MultiSelect } from '@mantine/core';
import {
  type Icon,
  IconEye,
  IconLock,
  IconLockOpen,
  IconShieldCheck,
  IconTrash,
  IconUserCheck,
  IconUserOff,
  IconUserPause,
  IconUserShare,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { type UserStatus, userTransitions } from '#shared/features/people/user.model.ts';
import type { UserRow } from '#shared/features/people/users.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay, useMe } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { type RecordAction, RecordPage } from '../../ui/record/record-page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { Standing } from '../organisation/standing.tsx';
import { rightsTexts } from '../rights/rights.texts.ts';
import { SeeAsModal } from '../rights/see-as-modal.tsx';
import { adminTexts } from './admin.texts.ts';
import { userFieldsOf, userStatusChoices } from './fields.ts';
import { useRoleChoices } from './use-roles.ts';

export function UserPage() {
  const { id = '' } = useParams<{ id: string }>();
  return <UserRecord id={id} back="/people/users" />;
}

const moves: Readonly<
  Record<UserStatus, { key: 'toActive' | 'toLocked' | 'toLeaving' | 'toDisabled' | 'toInactive'; icon: Icon }>
> = {
  active: { key: 'toActive', icon: IconUserCheck },
  locked: { key: 'toLocked', icon: IconLock },
  leaving: { key: 'toLeaving', icon: IconUserPause },
  disabled: { key: 'toDisabled', icon: IconUserOff },
  inactive: { key: 'toInactive', icon: IconUserCheck },
};

/** A colleague: details in place, roles, and the ways their status may go. */
export function UserRecord({ id, back }: { id: string; back?: string }) {
  const t = useTexts(adminTexts);
  const rights = useTexts(rightsTexts);
  const may = useMay();
  const me = useMe();
  const [isSeeing, setSeeing] = useState(false);
  const [, navigate] = useLocation();
  const query = useQuery(orpc.users.get.queryOptions({ input: { id } }));
  const fields = userFieldsOf();
  const roles = useRoleChoices();
  const edit = useCommand((input: { name: string; from: unknown; to: unknown }) =>
    api.users.edit({ id, changes: { [input.name]: { from: input.from, to: input.to } } }),
  );
  const setStatus = useCommand((status: UserStatus) => api.users.setStatus({ id, status }), {
    undo: true,
    done: (_, status) =>
      t('statusSet', {
        name: query.data?.name ?? '',
        status: userStatusChoices().find((each) => each.value === status)?.label ?? '',
      }),
  });
  const remove = useCommand(() => api.users.remove({ ids: [id] }), { done: () => t('removed'), undo: true });
  const user: UserRow | undefined = query.data;
  const save = (name: string, from: unknown, to: unknown) => edit.run({ name, from, to });
  const canEdit = may('user.edit');
  const menu: RecordAction[] = user
    ? [
        ...(canEdit
          ? userTransitions
              .filter((each) => each.from === user.status)
              .map(({ from, to }) => ({
                label: from === 'locked' && to === 'active' ? t('toUnlocked') : t(moves[to].key),
                icon: from === 'locked' && to === 'active' ? IconLockOpen : moves[to].icon,
                run: () => void setStatus.run(to),
              }))
          : []),
        ...(canEdit && user.status !== 'disabled'
          ? [{ label: t('handover'), icon: IconUserShare, run: () => navigate(`/people/users/${id}/handover`) }]
          : []),
        ...(may('role.view')
          ? [
              {
                label: rights('effective'),
                icon: IconShieldCheck,
                run: () => navigate(`/people/users/${id}/rights`),
              },
              ...(id === me?.id ? [] : [{ label: rights('seeAs'), icon: IconEye, run: () => setSeeing(true) }]),
            ]
          : []),
        ...(may('user.delete')
          ? [
              {
                label: t('remove'),
                icon: IconTrash,
                danger: true,
                run: () => void remove.run(undefined).then((outcome) => outcome.ok && back && navigate(back)),
              },
            ]
          : []),
      ]
    : [];
  const status = userStatusChoices().find((each) => each.value === user?.status);
  return (
    <>
      <RecordPage
        {...(back ? { back } : {})}
        table="users"
        id={id}
        query={query}
        title={user?.name ?? ''}
        number={user?.account ?? null}
        state={status?.tone ? <StateBadge tone={status.tone}>{status.label}</StateBadge> : null}
        facts={[
          { label: t('branch'), value: user?.branchName },
          { label: t('department'), value: user?.deptName },
          { label: t('role'), value: user?.roleNames.join('、') },
        ]}
        menu={menu}
        fields={Object.values(fields)}
        summary={
          user ? (
            <InlineFields
              title={t('info')}
              row={user}
              fields={[
                fields.name,
                fields.account,
                fields.employeeNo,
                fields.mobile,
                fields.email,
                fields.hiredOn,
                fields.leftOn,
                fields.offlineGraceDays,
              ]}
              {...(canEdit ? { onSave: save } : {})}
            />
          ) : null
        }
        tabs={[
          {
            id: 'work',
            label: t('work'),
            content: user ? (
              <>
                <InlineFields
                  row={user}
                  fields={[fields.branchId, fields.deptId, fields.superiorId]}
                  {...(canEdit ? { onSave: save } : {})}
                />
                <Standing user={user} canEdit={canEdit} save={(name, from, to) => void save(name, from, to)} />
                <MultiSelect
                  label={t('role')}
                  maw={420}
                  searchable
                  readOnly={!canEdit}
                  data={roles.map(({ value, label }) => ({ value, label }))}
                  value={user.roleIds}
                  onChange={(next) => void save('roleIds', user.roleIds, next)}
                />
              </>
            ) : null,
          },
        ]}
      />
      {isSeeing && user ? <SeeAsModal userId={id} name={user.name} onClose={() => setSeeing(false)} /> : null}
    </>
  );
}
