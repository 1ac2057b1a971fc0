import { Button, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { IconBriefcase, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PostRow } from '#shared/features/posts/posts.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useDepartmentChoices, useRoleChoices } from './choices.ts';
import classes from './organisation.module.css';
import { organisationTexts } from './organisation.texts.ts';

/** Posts with the roles that they carry and how many people stand on them. */
export function PostList() {
  const t = useTexts(organisationTexts);
  const may = useMay();
  const [editing, setEditing] = useState<PostRow | 'new'>();
  const { data, error, refetch } = useQuery(orpc.posts.list.queryOptions({ input: { limit: 500 } }));
  const remove = useCommand((row: PostRow) => api.posts.remove({ ids: [row.id] }), {
    done: () => t('removed'),
    undo: true,
  });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  const create = may('role.create') ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
      {t('newPost')}
    </Button>
  ) : null;
  return (
    <div className={classes.page}>
      <PlainTable
        title={t('posts')}
        aside={create}
        rows={data?.rows ?? []}
        keyOf={(row) => row.id}
        empty={{ icon: IconBriefcase, title: t('postsEmpty'), hint: t('postsEmptyHint') }}
        columns={[
          { label: t('postName'), draw: (row) => row.name },
          { label: t('department'), draw: (row) => row.deptName ?? t('anyDepartment') },
          { label: t('roles'), draw: (row) => row.roleNames.join('、') || '—' },
          { label: t('duty'), draw: (row) => row.duty ?? '' },
          { label: t('holders'), align: 'right', draw: (row) => row.userCount },
        ]}
        actions={(row) => [
          ...(may('role.edit') ? [{ label: t('edit'), icon: IconPencil, run: () => setEditing(row) }] : []),
          ...(may('role.delete')
            ? [{ label: t('remove'), icon: IconTrash, danger: true, run: () => void remove.run(row) }]
            : []),
        ]}
      />
      {editing ? (
        <PostForm {...(editing === 'new' ? {} : { post: editing })} onClose={() => setEditing(undefined)} />
      ) : null}
    </div>
  );
}

function PostForm({ post, onClose }: { post?: PostRow; onClose: () => void }) {
  const t = useTexts(organisationTexts);
  const roles = useRoleChoices();
  const departments = useDepartmentChoices();
  const [name, setName] = useState(post?.name ?? '');
  const [deptId, setDeptId] = useState(post?.deptId ?? null);
  const [roleIds, setRoleIds] = useState(post?.roleIds ?? []);
  const [duty, setDuty] = useState(post?.duty ?? '');
  const save = useCommand(
    () => {
      const to = { name: name.trim(), deptId, roleIds, duty: duty.trim() || null };
      if (!post) return api.posts.create(to);
      return api.posts.edit({
        id: post.id,
        changes: {
          name: { from: post.name, to: to.name },
          deptId: { from: post.deptId, to: to.deptId },
          roleIds: { from: post.roleIds, to: to.roleIds },
          duty: { from: post.duty, to: to.duty },
        },
      });
    },
    { done: () => t(post ? 'saved' : 'created', { name }), undo: true },
  );
  return (
    <ModalForm
      title={t(post ? 'editPost' : 'newPost')}
      confirm={t('save')}
      isReady={name.trim() !== ''}
      submit={() => save.run(undefined)}
      onClose={onClose}
    >
      <TextInput
        label={t('postName')}
        data-autofocus
        withAsterisk
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={t('department')}
        placeholder={t('anyDepartment')}
        searchable
        clearable
        data={departments}
        value={deptId}
        onChange={setDeptId}
      />
      <MultiSelect
        label={t('roles')}
        description={t('postsHint')}
        searchable
        data={roles}
        value={roleIds}
        onChange={setRoleIds}
      />
      <Textarea
        label={t('duty')}
        autosize
        minRows={2}
        maxLength={2000}
        value={duty}
        onChange={(event) => setDuty(event.currentTarget.value)}
      />
    </ModalForm>
  );
}
