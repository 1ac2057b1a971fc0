import { ActionIcon, Button, Group, Menu, Tabs, Text, Title, Tooltip } from '@mantine/core';
import { type Icon, IconArrowLeft, IconDots } from '@tabler/icons-react';
import { type ReactNode, Suspense, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { hasAttachments } from '#shared/features/attachments/attachment.model.ts';
import type { HistoryEntry, HistoryTable } from '#shared/features/history/history.model.ts';
import { useIsSeeing } from '../../api/me.ts';
import { useFieldRights } from '../../api/own-rights.ts';
import { attachmentsTexts } from '../attachments/attachments.texts.ts';
import { AttachmentsTab } from '../attachments/attachments-tab.tsx';
import { ErrorPanel } from '../error-panel.tsx';
import type { Field } from '../fields/field.ts';
import { shownFields } from '../fields/field-rights.ts';
import { useKeys } from '../keys.ts';
import { say, useTexts } from '../texts.ts';
import { HistoryTab } from './history-tab.tsx';
import classes from './record.module.css';
import { recordTexts } from './record.texts.ts';
import { RecordPlaceProvider } from './record-place.ts';
import { StarButton } from './star-button.tsx';
import { SyncBadges } from './sync-badges.tsx';

export interface RecordAction {
  readonly label: string;
  readonly icon: Icon;
  readonly run: () => void;
  readonly danger?: boolean;
  readonly disabled?: boolean;
}

export interface RecordTab {
  readonly id: string;
  readonly label: string;
  readonly count?: number;
  readonly content: ReactNode;
}

export interface RecordPageProps {
  /** The list it belongs to, for the way back. Left out beside a list. */
  readonly back?: string;
  readonly table: HistoryTable;
  readonly id: string;
  /** The query of the record: while it loads nothing is drawn, an error takes the page. */
  readonly query: { readonly error: unknown; readonly isPending: boolean; readonly refetch: () => unknown };
  readonly title: string;
  readonly number?: string | null;
  /** Its state, as a `StateBadge`; more badges may follow. */
  readonly state?: ReactNode;
  /** One line of key facts; empty ones are left out. */
  readonly facts?: readonly { readonly label: string; readonly value: ReactNode }[];
  readonly primary?: RecordAction;
  /** What may not be done now is `false`. */
  readonly menu?: readonly (RecordAction | false)[];
  /** Left: the summary, usually `InlineFields`. */
  readonly summary: ReactNode;
  /** Right: related lists as tabs with counts; its files stand behind the first, its history is the last one. */
  readonly tabs: readonly RecordTab[];
  /** Which tab is open, where something beside the tabs opens one. */
  readonly tab?: { readonly chosen: string | null; readonly choose: (id: string | null) => void };
  /** Words for the fields in the history. */
  readonly fields: readonly Field[];
  /** What of an act in the history needs more than a field's two values. */
  readonly moreHistory?: (entry: HistoryEntry) => ReactNode;
  /** Puts an earlier value of a field back, as an edit like any other. */
  readonly onRestoreValue?: (name: string, value: unknown) => Promise<unknown>;
  /** Offers the star. */
  readonly canFollow?: boolean;
}

/** A record: who and what it is in the header, its summary to be edited in place, and everything around it in tabs. */
export function RecordPage(props: RecordPageProps) {
  const t = useTexts(recordTexts);
  const { query, table, id } = props;
  const tabs = withAttachments(props.tabs, table, id);
  // Who sees as somebody else changes nothing: no way to try is offered.
  const isSeeing = useIsSeeing();
  const primary = isSeeing ? undefined : props.primary;
  const rights = useFieldRights();
  const place = useMemo(() => ({ table, id }), [table, id]);
  const menu = isSeeing ? [] : (props.menu ?? []).filter((action) => action !== false);
  const [ownTab, setOwnTab] = useState<string | null>(null);
  const setTab = props.tab?.choose ?? setOwnTab;
  const tab = (props.tab ? props.tab.chosen : ownTab) ?? props.tabs[0]?.id ?? 'history';
  useKeys({
    e: () => document.querySelector<HTMLElement>('[data-edit]')?.focus(),
  });
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return null;
  return (
    <article className={classes.page}>
      <header className={classes.header}>
        <Group justify="space-between" wrap="nowrap" gap="md" align="flex-start" className={classes.headerRow}>
          <Group gap="sm" wrap="nowrap" miw={0} className={classes.heading}>
            {props.back ? (
              <Tooltip label={t('back')}>
                <ActionIcon component={Link} href={props.back} aria-label={t('back')}>
                  <IconArrowLeft size={18} />
                </ActionIcon>
              </Tooltip>
            ) : null}
            <div className={classes.titles}>
              <Group gap="sm" wrap="wrap">
                <Title order={1} className={classes.title}>
                  {props.title}
                </Title>
                {props.number ? (
                  <Text size="sm" c="dimmed" className="tabular">
                    {props.number}
                  </Text>
                ) : null}
                {props.state}
                <SyncBadges table={table} id={id} />
              </Group>
            </div>
          </Group>
          <Group gap="xs" wrap="nowrap" className={classes.actions}>
            {props.canFollow && !isSeeing ? <StarButton table={table} id={id} /> : null}
            {primary ? (
              <Button
                leftSection={<primary.icon size={16} />}
                disabled={primary.disabled ?? false}
                onClick={primary.run}
              >
                {primary.label}
              </Button>
            ) : null}
            {menu.length > 0 ? (
              <Menu>
                <Menu.Target>
                  <ActionIcon size="lg" variant="default" aria-label={t('more')}>
                    <IconDots size={18} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  {menu.map((action) => (
                    <Menu.Item
                      key={action.label}
                      leftSection={<action.icon size={16} />}
                      disabled={action.disabled ?? false}
                      {...(action.danger ? { color: 'red' } : {})}
                      onClick={action.run}
                    >
                      {action.label}
                    </Menu.Item>
                  ))}
                </Menu.Dropdown>
              </Menu>
            ) : null}
          </Group>
        </Group>
        {props.facts && props.facts.length > 0 ? (
          <dl className={classes.facts}>
            {props.facts
              .filter((fact) => fact.value !== null && fact.value !== undefined && fact.value !== '')
              .map((fact) => (
                <div key={fact.label} className={classes.fact}>
                  <dt>{fact.label}</dt>
                  <dd>{fact.value}</dd>
                </div>
              ))}
          </dl>
        ) : null}
      </header>
      <div className={classes.body}>
        <div className={classes.summary}>
          <RecordPlaceProvider value={place}>{props.summary}</RecordPlaceProvider>
        </div>
        <Tabs value={tab} onChange={setTab} className={classes.tabs} keepMounted={false}>
          <Tabs.List>
            {tabs.map((each) => (
              <Tabs.Tab key={each.id} value={each.id}>
                {each.label}
                {each.count === undefined ? null : <span className={classes.count}>{each.count}</span>}
              </Tabs.Tab>
            ))}
            <Tabs.Tab value="history">{t('history')}</Tabs.Tab>
          </Tabs.List>
          {tabs.map((each) => (
            <Tabs.Panel key={each.id} value={each.id} pt="md">
              <Suspense fallback={null}>{each.content}</Suspense>
            </Tabs.Panel>
          ))}
          <Tabs.Panel value="history" pt="md">
            <HistoryTab
              table={table}
              id={id}
              fields={shownFields(props.fields, rights)}
              more={props.moreHistory}
              {...(props.onRestoreValue ? { onRestore: props.onRestoreValue } : {})}
            />
          </Tabs.Panel>
        </Tabs>
      </div>
    </article>
  );
}

/** Every room's records have their files in the same place: where they are seen, however many tabs follow. */
function withAttachments(tabs: readonly RecordTab[], table: HistoryTable, id: string): readonly RecordTab[] {
  if (!hasAttachments(table)) return tabs;
  const files: RecordTab = {
    id: 'attachments',
    label: say(attachmentsTexts, 'tab'),
    content: <AttachmentsTab table={table} id={id} />,
  };
  return [...tabs.slice(0, 1), files, ...tabs.slice(1)];
}
