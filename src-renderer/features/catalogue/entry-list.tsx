import { Button, Text } from '@mantine/core';
import { IconGauge, IconPencil, IconPlus, IconTags, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CockpitKind } from '#shared/features/product-lines/cockpit.model.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import type { Field } from '../../ui/fields/field.ts';
import { type PlainColumn, PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { say, useTexts } from '../../ui/texts.ts';
import { cockpitTexts } from '../product-lines/cockpit.texts.ts';
import { catalogueTexts } from './catalogue.texts.ts';
import { changesOf, EntryForm } from './entry-form.tsx';

interface Calls {
  readonly create: (input: never) => Promise<unknown>;
  readonly edit: (input: { id: string; changes: never }) => Promise<unknown>;
  readonly remove: (input: { ids: string[] }) => Promise<unknown>;
}

interface EntryListProps<Row> {
  readonly title: string;
  readonly hint?: string;
  readonly rows: readonly Row[];
  readonly columns: readonly PlainColumn<Row>[];
  readonly fields: readonly Field[];
  readonly fresh: Readonly<Record<string, unknown>>;
  readonly calls: Calls;
  /** What its entries are run as. */
  readonly runs?: CockpitKind;
}

/** One of the catalogue's lists: read whole, with a short form to add and change. */
export function EntryList<Row extends { readonly id: string; readonly name: string }>(props: EntryListProps<Row>) {
  const { title, rows, columns, fields, fresh, calls, runs } = props;
  const t = useTexts(catalogueTexts);
  const may = useMay();
  const canEdit = may('product.catalogue');
  const [, navigate] = useLocation();
  const open = (row: Row) =>
    runs && may('productLine.view')
      ? [{ label: say(cockpitTexts, 'title'), icon: IconGauge, run: () => navigate(`/cockpit/${runs}/${row.id}`) }]
      : [];
  const [editing, setEditing] = useState<Row | 'new'>();
  const save = useCommand(
    (values: Readonly<Record<string, unknown>>) =>
      editing === 'new' || editing === undefined
        ? calls.create(values as never)
        : calls.edit({ id: editing.id, changes: changesOf(fields, editing as never, values) as never }),
    { done: () => t('saved'), undo: true },
  );
  const remove = useCommand((row: Row) => calls.remove({ ids: [row.id] }), { done: () => t('removed'), undo: true });
  const add = canEdit ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
      {t('add')}
    </Button>
  ) : null;
  return (
    <Section title={title} aside={add}>
      {props.hint ? (
        <Text size="sm" c="dimmed" mb="sm">
          {props.hint}
        </Text>
      ) : null}
      <PlainTable
        rows={rows}
        keyOf={(row) => row.id}
        columns={columns}
        empty={{ icon: IconTags, title: t('empty'), hint: t('emptyHint') }}
        {...(canEdit || runs
          ? {
              actions: (row: Row) => [
                ...open(row),
                ...(canEdit
                  ? [
                      { label: t('edit'), icon: IconPencil, run: () => setEditing(row) },
                      { label: t('remove'), icon: IconTrash, danger: true, run: () => void remove.run(row) },
                    ]
                  : []),
              ],
            }
          : {})}
      />
      {editing ? (
        <EntryForm
          title={title}
          fields={fields}
          initial={editing === 'new' ? fresh : (editing as unknown as Record<string, unknown>)}
          save={save.run}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </Section>
  );
}
