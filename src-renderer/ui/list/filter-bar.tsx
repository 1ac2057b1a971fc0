import { Button, Menu, Popover, UnstyledButton } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Filter } from '#shared/kernel/listing.ts';
import { useDirectory } from '../fields/directory.ts';
import type { Field } from '../fields/field.ts';
import { useTexts } from '../texts.ts';
import { FilterEditor } from './filter-editor.tsx';
import { filterValueText, operatorText } from './filter-text.ts';
import classes from './list.module.css';
import { listTexts } from './list.texts.ts';
import type { Column } from './list-types.ts';

interface FilterBarProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly filters: readonly Filter[];
  readonly onChange: (filters: readonly Filter[]) => void;
}

/** The conditions of the list, each a chip that reads as a sentence and opens to be changed. */
export function FilterBar<Row>({ columns, filters, onChange }: FilterBarProps<Row>) {
  const t = useTexts(listTexts);
  const { nameOf } = useDirectory();
  const [adding, setAdding] = useState<Field>();
  const [editing, setEditing] = useState<number>();
  const fields = columns.filter((column) => column.filterable !== false).map((column) => column.field);
  const fieldOf = (filter: Filter) => fields.find((field) => field.name === filter.field);
  return (
    <>
      {filters.map((filter, index) => {
        const field = fieldOf(filter);
        if (!field)
          return (
            <LostChip key={JSON.stringify(filter)} onRemove={() => onChange(filters.filter((_, at) => at !== index))} />
          );
        const text = [field.label, operatorText(filter.operator, field), filterValueText(filter, field, nameOf)]
          .filter(Boolean)
          .join(' ');
        return (
          <Popover
            key={JSON.stringify(filter)}
            opened={editing === index}
            onChange={(opened) => setEditing(opened ? index : undefined)}
            position="bottom-start"
            withRoles={false}
            trapFocus
          >
            <Popover.Target>
              <span className={classes.chip}>
                <UnstyledButton
                  className={classes.chipText}
                  aria-label={t('editFilter', { text })}
                  onClick={() => setEditing(editing === index ? undefined : index)}
                >
                  <b>{field.label}</b> {operatorText(filter.operator, field)}{' '}
                  <b>{filterValueText(filter, field, nameOf)}</b>
                </UnstyledButton>
                <UnstyledButton
                  className={classes.chipClose}
                  aria-label={t('removeFilter')}
                  onClick={() => onChange(filters.filter((_, at) => at !== index))}
                >
                  <IconX size={14} />
                </UnstyledButton>
              </span>
            </Popover.Target>
            <Popover.Dropdown>
              <FilterEditor
                field={field}
                filter={filter}
                onCancel={() => setEditing(undefined)}
                onApply={(next) => {
                  setEditing(undefined);
                  onChange(filters.map((each, at) => (at === index ? next : each)));
                }}
              />
            </Popover.Dropdown>
          </Popover>
        );
      })}
      <Popover
        opened={adding !== undefined}
        onChange={(opened) => (opened ? undefined : setAdding(undefined))}
        position="bottom-start"
        withRoles={false}
        trapFocus
      >
        <Popover.Target>
          <span>
            <Menu position="bottom-start">
              <Menu.Target>
                <Button variant="default" size="sm" leftSection={<IconFilter size={16} />}>
                  {t('addFilter')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown className={classes.menu}>
                {fields.map((field) => (
                  <Menu.Item key={field.name} onClick={() => setAdding(field)}>
                    {field.label}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          </span>
        </Popover.Target>
        <Popover.Dropdown>
          {adding ? (
            <FilterEditor
              key={adding.name}
              field={adding}
              onCancel={() => setAdding(undefined)}
              onApply={(next) => {
                setAdding(undefined);
                onChange([...filters, next]);
              }}
            />
          ) : null}
        </Popover.Dropdown>
      </Popover>
      {filters.length > 1 ? (
        <Button variant="subtle" color="gray" size="sm" onClick={() => onChange([])}>
          {t('clearFilters')}
        </Button>
      ) : null}
    </>
  );
}

/** A saved condition on a field that the person's roles no longer show: it matches nothing, and can only be taken away. */
function LostChip({ onRemove }: { onRemove: () => void }) {
  const t = useTexts(listTexts);
  return (
    <span className={classes.chip}>
      <span className={classes.chipText}>{t('lostFilter')}</span>
      <UnstyledButton className={classes.chipClose} aria-label={t('removeFilter')} onClick={onRemove}>
        <IconX size={14} />
      </UnstyledButton>
    </span>
  );
}
