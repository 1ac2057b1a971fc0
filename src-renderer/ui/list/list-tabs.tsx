import { ActionIcon, Button, Group, Menu, Popover, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { IconBookmarkPlus, IconDots, IconStar, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { View } from '#shared/features/views/view.model.ts';
import type { Scene } from '#shared/kernel/listing.ts';
import { useTexts } from '../texts.ts';
import classes from './list.module.css';
import { listTexts } from './list.texts.ts';
import { isViewChanged, type ListState, viewToState } from './list-state.ts';
import type { PlacedColumn } from './use-columns.ts';
import type { Views } from './use-views.ts';

const sceneKeys = {
  all: 'sceneAll',
  mine: 'sceneMine',
  shared: 'sceneShared',
  reports: 'sceneReports',
  department: 'sceneDepartment',
  followed: 'sceneFollowed',
  bin: 'sceneBin',
} as const satisfies Record<Scene, string>;

interface ListTabsProps<Row> {
  readonly room: string;
  readonly scenes: readonly Scene[];
  readonly state: ListState;
  readonly change: (part: Partial<ListState>) => void;
  readonly views: Views;
  readonly placed: readonly PlacedColumn<Row>[];
}

/** Scenes and saved views as tabs; a list that differs from its tab offers to be saved. */
export function ListTabs<Row>({ scenes, state, change, views }: ListTabsProps<Row>) {
  const t = useTexts(listTexts);
  const active = views.views.find((view) => view.id === state.viewId);
  const changed = active ? isViewChanged(active, state) : state.filters.length > 0 || state.text !== '';
  const fresh = { cursor: -1, scrollTop: 0, openId: null };
  return (
    <div className={classes.tabs}>
      <div className={classes.tabList}>
        {scenes.map((scene) => (
          <UnstyledButton
            key={scene}
            className={classes.tab}
            aria-current={!state.viewId && state.scene === scene ? 'true' : undefined}
            onClick={() =>
              change({ ...fresh, scene, viewId: null, ...(state.viewId ? { filters: [], text: '' } : {}) })
            }
          >
            {t(sceneKeys[scene])}
          </UnstyledButton>
        ))}
        {views.views.map((view) => (
          <Group key={view.id} gap={0} wrap="nowrap">
            <UnstyledButton
              className={classes.tab}
              aria-current={state.viewId === view.id ? 'true' : undefined}
              onClick={() => change({ ...fresh, ...viewToState(view) })}
            >
              {view.isDefault ? '★ ' : ''}
              {view.name}
              {state.viewId === view.id && changed ? ' •' : ''}
            </UnstyledButton>
            {state.viewId === view.id ? (
              <ViewMenu view={view} views={views} onRemoved={() => change({ viewId: null, filters: [], text: '' })} />
            ) : null}
          </Group>
        ))}
      </div>
      {changed && active ? (
        <Button size="compact-sm" variant="subtle" onClick={() => void views.update(active, state)}>
          {t('updateView')}
        </Button>
      ) : null}
      {changed ? <SaveView onSave={(name) => views.add(name, state)} onSaved={(viewId) => change({ viewId })} /> : null}
    </div>
  );
}

function ViewMenu({ view, views, onRemoved }: { view: View; views: Views; onRemoved: () => void }) {
  const t = useTexts(listTexts);
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon size="sm" aria-label={t('viewMenu', { name: view.name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconStar size={16} />} onClick={() => void views.setDefault(view)}>
          {t('defaultView')}
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} />}
          onClick={() => void views.remove(view).then((outcome) => outcome.ok && onRemoved())}
        >
          {t('deleteView')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function SaveView(props: { onSave: (name: string) => Promise<string | undefined>; onSaved: (id: string) => void }) {
  const t = useTexts(listTexts);
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const save = async () => {
    const id = name.trim() ? await props.onSave(name.trim()) : undefined;
    if (!id) return;
    setOpened(false);
    setName('');
    props.onSaved(id);
  };
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus withRoles position="bottom-start">
      <Popover.Target>
        <Tooltip label={t('saveView')}>
          <ActionIcon aria-label={t('saveView')} onClick={() => setOpened(!opened)}>
            <IconBookmarkPlus size={18} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Group gap="sm" align="flex-end">
            <TextInput
              label={t('viewName')}
              value={name}
              maxLength={60}
              data-autofocus
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit">{t('save')}</Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
