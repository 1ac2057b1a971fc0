import { ActionIcon, Button, Group, Text, TextInput, Title, Tooltip } from '@mantine/core';
import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks';
import {
  IconBaselineDensityMedium,
  IconBaselineDensitySmall,
  IconLayoutSidebarRight,
  IconPlus,
  IconSearch,
  IconTable,
} from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { scenes as allScenes } from '#shared/kernel/listing.ts';
import { useFreshness } from '../../api/freshness.ts';
import { usePreference } from '../../api/preferences.ts';
import { ErrorPanel } from '../error-panel.tsx';
import { formatInstant } from '../format.ts';
import { useKeys } from '../keys.ts';
import { useTexts } from '../texts.ts';
import { BesidePanel } from './beside-panel.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import classes from './list.module.css';
import { listTexts } from './list.texts.ts';
import { ListEmpty } from './list-empty.tsx';
import { ListGrid } from './list-grid.tsx';
import { useListState, viewToState } from './list-state.ts';
import { ListTabs } from './list-tabs.tsx';
import type { ListPageProps } from './list-types.ts';
import { useAllowedColumns } from './use-allowed-columns.ts';
import { useColumns } from './use-columns.ts';
import { type Rows, useRows } from './use-rows.ts';
import { useSelection } from './use-selection.ts';
import { useViews } from './use-views.ts';

/**
 * A room's list: tabs of scenes and saved views, search, conditions as a sentence, columns as the person wants them,
 * virtual rows, selection with a bulk bar, everything by keyboard, and the record beside it on wide screens.
 * Give `source`, `columns`, `path`, `actions`, `create` and `empty` stable identities (module level or `useMemo`).
 */
export function ListPage<Row extends { readonly id: string }>(props: ListPageProps<Row>) {
  const { room, title, source, path, create, beside, board } = props;
  const columns = useAllowedColumns(props.columns);
  const t = useTexts(listTexts);
  const [, navigate] = useLocation();
  const isPhone = useMediaQuery('(max-width: 767.9px)', false, { getInitialValueInEffect: false });
  const isWide = useMediaQuery('(min-width: 1180px)', true, { getInitialValueInEffect: false });
  const scenes = props.scenes ?? allScenes;
  const initial = useMemo(
    () => ({
      scene: scenes[0] ?? ('all' as const),
      ...(props.defaultSort ? { sort: props.defaultSort } : {}),
      ...(props.defaultFilters ? { filters: props.defaultFilters } : {}),
    }),
    [scenes, props.defaultSort, props.defaultFilters],
  );
  const { state, change, touch, conditions, wasKept } = useListState(room, initial);
  const views = useViews(room);
  const arranged = useColumns(room, columns);
  const shownColumns = arranged.placed.filter((each) => !each.hidden);
  const [density, setDensity] = usePreference<string>('density', 'normal');
  const [split, setSplit] = usePreference<boolean>(`list.${room}.split`, false);
  const [range, setRange] = useState({ start: 0, end: 40 });
  const rows = useRows(source, conditions, range);
  const selection = useSelection(rows as Rows<Row>, source, conditions);
  const searchRef = useRef<HTMLInputElement>(null);
  const freshAt = useFreshness();

  // A default view opens with the room, once, unless the person comes back to where they were.
  const opened = useRef(wasKept);
  useEffect(() => {
    if (opened.current || !views.loaded) return;
    opened.current = true;
    const first = views.views.find((view) => view.isDefault);
    if (first) change(viewToState(first));
  }, [views.loaded, views.views, change]);

  const isBeside = Boolean(beside) && split && isWide && !state.asBoard;
  const open = (row: Row) => {
    if (isBeside) change({ openId: row.id });
    else navigate(path(row));
  };
  const narrow = isPhone || (isBeside && state.openId !== null);
  const hasOwnFilters = JSON.stringify(state.filters) !== JSON.stringify(props.defaultFilters ?? []);
  const filtered = hasOwnFilters || state.text.trim() !== '';

  useKeys({
    '/': () => searchRef.current?.focus(),
    c: () => (create && state.scene !== 'bin' ? create.run() : false),
    Escape: () => {
      if (selection.ids.size > 0) selection.clear();
      else if (state.openId) change({ openId: null });
      else return false;
      return true;
    },
  });

  return (
    <div className={classes.page} data-density={density}>
      <div className={classes.head}>
        <Group justify="space-between" wrap="nowrap" gap="md" className={classes.titleRow}>
          <Group gap="sm" wrap="nowrap" align="baseline" miw={0}>
            <Title order={1} className="truncate">
              {title}
            </Title>
            <Text size="sm" c="dimmed" className={classes.count} aria-live="polite">
              {rows.total === undefined ? '' : t('total', { count: rows.total })}
              {freshAt && !isPhone ? ` · ${t('asOf', { time: formatInstant(freshAt) })}` : ''}
            </Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            {props.menu?.({
              conditions,
              columns: shownColumns.map(({ column }) => column.field.name),
              masked: shownColumns.filter(({ column }) => column.masked).map(({ column }) => column.field.label),
              ids: [...selection.ids],
              total: rows.total,
            })}
            {create && state.scene !== 'bin' ? (
              isPhone ? (
                <ActionIcon variant="filled" color="lagoon" size="lg" aria-label={create.label} onClick={create.run}>
                  <IconPlus size={20} />
                </ActionIcon>
              ) : (
                <Button leftSection={<IconPlus size={16} />} onClick={create.run}>
                  {create.label}
                </Button>
              )
            ) : null}
          </Group>
        </Group>
        <ListTabs room={room} scenes={scenes} state={state} change={change} views={views} placed={arranged.placed} />
        <div className={classes.tools}>
          <SearchBox
            text={state.text}
            hint={props.searchHint ?? t('searchHint')}
            onChange={(text) => change({ text, cursor: -1, scrollTop: 0 })}
            inputRef={searchRef}
          />
          <FilterBar
            columns={columns}
            filters={state.filters}
            onChange={(filters) => change({ filters, cursor: -1, scrollTop: 0 })}
          />
          <Group gap={2} ml="auto" wrap="nowrap">
            {board ? (
              <Tooltip label={state.asBoard ? t('table') : board.label}>
                <ActionIcon
                  aria-label={state.asBoard ? t('table') : board.label}
                  onClick={() => change({ asBoard: !state.asBoard })}
                >
                  {state.asBoard ? <IconTable size={18} /> : <board.icon size={18} />}
                </ActionIcon>
              </Tooltip>
            ) : null}
            {beside && isWide ? (
              <Tooltip label={split ? t('splitOff') : t('split')}>
                <ActionIcon
                  aria-label={split ? t('splitOff') : t('split')}
                  aria-pressed={split}
                  {...(split ? { color: 'lagoon' } : {})}
                  onClick={() => {
                    setSplit(!split);
                    change({ openId: null });
                  }}
                >
                  <IconLayoutSidebarRight size={18} />
                </ActionIcon>
              </Tooltip>
            ) : null}
            {isPhone ? null : (
              <>
                <Tooltip label={`${t('density')}：${t(density === 'compact' ? 'densityCompact' : 'densityNormal')}`}>
                  <ActionIcon
                    aria-label={t('density')}
                    onClick={() => setDensity(density === 'compact' ? 'normal' : 'compact')}
                  >
                    {density === 'compact' ? (
                      <IconBaselineDensitySmall size={18} />
                    ) : (
                      <IconBaselineDensityMedium size={18} />
                    )}
                  </ActionIcon>
                </Tooltip>
                <ColumnMenu arranged={arranged} />
              </>
            )}
          </Group>
        </div>
      </div>
      <div className={classes.body}>
        {rows.error ? (
          <ErrorPanel error={rows.error} onRetry={rows.retry} />
        ) : state.asBoard && board ? (
          board.draw(conditions)
        ) : rows.total === 0 && !rows.stale ? (
          <ListEmpty
            filtered={filtered}
            scene={state.scene}
            empty={props.empty}
            {...(create ? { create } : {})}
            onClear={() => change({ filters: [], text: '' })}
          />
        ) : (
          <ListGrid
            rows={rows}
            title={title}
            placed={arranged.placed}
            onResize={arranged.resize}
            narrow={narrow}
            compact={density === 'compact'}
            state={state}
            change={change}
            touch={touch}
            onRange={setRange}
            selection={selection}
            actions={props.actions ?? []}
            open={open}
            openAsPage={(row) => navigate(path(row))}
            path={path}
          />
        )}
        {isBeside && state.openId && beside ? (
          <BesidePanel
            onClose={() => change({ openId: null })}
            onPage={() => navigate(path({ id: state.openId } as Row))}
          >
            {beside(state.openId)}
          </BesidePanel>
        ) : null}
      </div>
      {rows.total ? props.foot?.(conditions) : null}
      <BulkBar selection={selection} actions={props.actions ?? []} scene={state.scene} />
    </div>
  );
}

function SearchBox(props: {
  text: string;
  hint: string;
  onChange: (text: string) => void;
  inputRef: React.RefObject<HTMLInputElement | null>;
}) {
  const t = useTexts(listTexts);
  const [typed, setTyped] = useState(props.text);
  const send = useDebouncedCallback(props.onChange, 60);
  useEffect(() => setTyped(props.text), [props.text]);
  return (
    <TextInput
      ref={props.inputRef}
      className={classes.search}
      size="sm"
      type="search"
      aria-label={t('search')}
      placeholder={props.hint}
      leftSection={<IconSearch size={16} />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          props.onChange('');
          event.currentTarget.blur();
        }
      }}
    />
  );
}
