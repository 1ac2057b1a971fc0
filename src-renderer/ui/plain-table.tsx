import { ActionIcon, Menu, Table, Title } from '@mantine/core';
import { type Icon, IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { EmptyState } from './empty-state.tsx';
import { listTexts } from './list/list.texts.ts';
import classes from './plain-table.module.css';
import { useTexts } from './texts.ts';

export interface PlainColumn<Row> {
  readonly label: string;
  readonly draw: (row: Row) => ReactNode;
  readonly align?: 'right';
}

export interface PlainAction {
  readonly label: string;
  readonly icon: Icon;
  readonly run: () => void;
  readonly danger?: boolean;
}

interface PlainTableProps<Row> {
  readonly title?: string;
  readonly aside?: ReactNode;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly columns: readonly PlainColumn<Row>[];
  readonly actions?: (row: Row) => readonly PlainAction[];
  readonly empty: { readonly icon: Icon; readonly title: string; readonly hint: string; readonly action?: ReactNode };
}

/** A short list that is read whole: devices, codes, backups. Long ones are `ListPage`s. */
export function PlainTable<Row>(props: PlainTableProps<Row>) {
  const t = useTexts(listTexts);
  const { rows, columns, actions, empty } = props;
  return (
    <div>
      {props.title ? (
        <div className={classes.head}>
          <Title order={1}>{props.title}</Title>
          {props.aside}
        </div>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState {...empty} />
      ) : (
        <div className={classes.scroll} data-page={props.title ? true : undefined}>
          <Table highlightOnHover verticalSpacing="sm" className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                {columns.map((column) => (
                  <Table.Th key={column.label} ta={column.align}>
                    {column.label}
                  </Table.Th>
                ))}
                {actions ? (
                  <Table.Th w={48}>
                    <span className="visually-hidden">{t('rowActions')}</span>
                  </Table.Th>
                ) : null}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => {
                const offered = actions?.(row) ?? [];
                return (
                  <Table.Tr key={props.keyOf(row)}>
                    {columns.map((column) => (
                      <Table.Td
                        key={column.label}
                        data-label={column.label}
                        data-align={column.align}
                        className={column.align ? 'tabular' : undefined}
                      >
                        {column.draw(row)}
                      </Table.Td>
                    ))}
                    {actions ? (
                      <Table.Td data-actions>
                        {offered.length > 0 ? (
                          <Menu>
                            <Menu.Target>
                              <ActionIcon size="sm" aria-label={t('rowActions')}>
                                <IconDots size={16} />
                              </ActionIcon>
                            </Menu.Target>
                            <Menu.Dropdown>
                              {offered.map((action) => (
                                <Menu.Item
                                  key={action.label}
                                  leftSection={<action.icon size={16} />}
                                  {...(action.danger ? { color: 'red' } : {})}
                                  onClick={action.run}
                                >
                                  {action.label}
                                </Menu.Item>
                              ))}
                            </Menu.Dropdown>
                          </Menu>
                        ) : null}
                      </Table.Td>
                    ) : null}
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </div>
  );
}
