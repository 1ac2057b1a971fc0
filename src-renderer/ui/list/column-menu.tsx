import { ActionIcon, Button, Checkbox, Group, Popover, ScrollArea, Stack, Text, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react';
import { useTexts } from '../texts.ts';
import { listTexts } from './list.texts.ts';
import type { useColumns } from './use-columns.ts';

/** Which columns are shown and in which order; the first one names the record and stays. */
export function ColumnMenu<Row>({ arranged }: { arranged: ReturnType<typeof useColumns<Row>> }) {
  const t = useTexts(listTexts);
  return (
    <Popover position="bottom-end" trapFocus withRoles>
      <Popover.Target>
        <Tooltip label={t('columns')}>
          <ActionIcon aria-label={t('columns')}>
            <IconColumns3 size={18} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Group justify="space-between" mb="sm" gap="xl">
          <Text fw={600} size="sm">
            {t('columnsTitle')}
          </Text>
          <Button variant="subtle" size="compact-xs" onClick={arranged.reset}>
            {t('resetColumns')}
          </Button>
        </Group>
        <ScrollArea.Autosize mah={360} type="auto">
          <Stack gap={2}>
            {arranged.placed.map(({ column, hidden }, index) => {
              const { name, label } = column.field;
              return (
                <Group key={name} justify="space-between" wrap="nowrap" gap="lg">
                  <Checkbox
                    size="xs"
                    label={label}
                    checked={!hidden}
                    disabled={index === 0}
                    onChange={() => arranged.toggle(name)}
                  />
                  <Group gap={0} wrap="nowrap">
                    <ActionIcon
                      size="sm"
                      disabled={index < 2}
                      aria-label={t('moveUp', { name: label })}
                      onClick={() => arranged.move(name, -1)}
                    >
                      <IconChevronUp size={14} />
                    </ActionIcon>
                    <ActionIcon
                      size="sm"
                      disabled={index === 0 || index === arranged.placed.length - 1}
                      aria-label={t('moveDown', { name: label })}
                      onClick={() => arranged.move(name, 1)}
                    >
                      <IconChevronDown size={14} />
                    </ActionIcon>
                  </Group>
                </Group>
              );
            })}
          </Stack>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}
