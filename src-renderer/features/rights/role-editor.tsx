import { Button, Group, Modal, SegmentedControl, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { RoleTemplate } from '#shared/features/people/role.model.ts';
import { templateContents } from '#shared/features/people/role-templates.model.ts';
import type { RoleRow } from '#shared/features/people/roles.contract.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ChangeList } from './change-list.tsx';
import { FieldEditor } from './field-editor.tsx';
import { LimitsEditor } from './limits-editor.tsx';
import classes from './rights.module.css';
import { rightsTexts } from './rights.texts.ts';
import { changedParts, compareRights, type RoleRights, rightsOf, templateRights } from './role-draft.ts';
import { RoleMatrix } from './role-matrix.tsx';
import { RoleSaveModal } from './role-save-modal.tsx';
import { ScopeEditor } from './scope-editor.tsx';

const parts = { actions: RoleMatrix, scopes: ScopeEditor, fields: FieldEditor, limits: LimitsEditor } as const;
type Part = keyof typeof parts;

/** Everything a role gives, changed as a draft and stored as one after the person has seen what it gives and takes. */
export function RoleEditor({ role, canEdit }: { role: RoleRow; canEdit: boolean }) {
  const t = useTexts(rightsTexts);
  const [part, setPart] = useState<Part>('actions');
  const [search, setSearch] = useState('');
  const [draft, setDraft] = useState<RoleRights>();
  const [dialog, setDialog] = useState<'save' | 'template'>();
  const stored = rightsOf(role);
  const rights = draft ?? stored;
  const template = templateRights(role.template);
  const changes = compareRights(stored, rights);
  const save = useCommand(() => api.roles.edit({ id: role.id, changes: changedParts(stored, rights) }), {
    done: () => t('saved', { name: role.name }),
    undo: true,
  });
  const Editor = parts[part];
  return (
    <div>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          value={part}
          onChange={(next) => setPart(next as Part)}
          data={(Object.keys(parts) as Part[]).map((value) => ({ value, label: t(value) }))}
        />
        {part === 'actions' || part === 'fields' ? (
          <TextInput
            className={classes.toolSearch}
            size="xs"
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            leftSection={<IconSearch size={14} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        ) : null}
        <TemplateNote role={role} rights={rights} onShow={() => setDialog('template')} />
      </div>
      <Editor
        rights={rights}
        template={template}
        search={search}
        {...(canEdit ? { onChange: (next: RoleRights) => setDraft(next) } : {})}
      />
      {changes.length > 0 ? (
        <div className={classes.saveBar} role="status">
          <Text size="sm">{t('changes', { count: changes.length })}</Text>
          <Group gap="sm">
            <Button variant="default" size="compact-md" onClick={() => setDraft(undefined)}>
              {t('discard')}
            </Button>
            <Button size="compact-md" onClick={() => setDialog('save')}>
              {t('review')}
            </Button>
          </Group>
        </div>
      ) : null}
      {dialog === 'save' ? (
        <RoleSaveModal
          roleId={role.id}
          changes={changes}
          running={save.running}
          onClose={() => setDialog(undefined)}
          onSave={async () => {
            const { ok } = await save.run(undefined);
            setDialog(undefined);
            if (ok) setDraft(undefined);
          }}
        />
      ) : null}
      {dialog === 'template' && template ? (
        <Modal opened title={t('showDifferences')} onClose={() => setDialog(undefined)} size="lg">
          <ChangeList changes={compareRights(template, rights)} />
          {canEdit ? (
            <Group justify="flex-end" mt="md">
              <Button
                variant="default"
                onClick={() => {
                  setDraft(template);
                  setDialog(undefined);
                }}
              >
                {t('backToTemplate')}
              </Button>
            </Group>
          ) : null}
        </Modal>
      ) : null}
    </div>
  );
}

function TemplateNote({ role, rights, onShow }: { role: RoleRow; rights: RoleRights; onShow: () => void }) {
  const t = useTexts(rightsTexts);
  const template = templateRights(role.template);
  if (!template) {
    return (
      <Text size="xs" c="dimmed">
        {t('ownRole')}
      </Text>
    );
  }
  const { name } = templateContents[role.template as RoleTemplate];
  const count = compareRights(template, rights).length;
  return (
    <Group gap="xs">
      <Text size="xs" c="dimmed">
        {t('fromTemplate', { name })} · {count === 0 ? t('likeTemplate') : t('unlikeTemplate', { count })}
      </Text>
      {count > 0 ? (
        <Button size="compact-xs" variant="subtle" onClick={onShow}>
          {t('showDifferences')}
        </Button>
      ) : null}
    </Group>
  );
}
