import { Button, Checkbox, Popover, ScrollArea, Stack, TextInput } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useMe } from '../../api/me.ts';
import { useDirectory } from '../../ui/fields/directory.ts';
import { useTexts } from '../../ui/texts.ts';
import { scheduleTexts } from './schedule.texts.ts';

/** Whose calendars stand beside the person's own. */
export function PeopleMenu({ value, onChange }: { value: readonly string[]; onChange: (ids: string[]) => void }) {
  const t = useTexts(scheduleTexts);
  const me = useMe();
  const { people } = useDirectory();
  const [text, setText] = useState('');
  const offered = people.filter(
    (person) => person.id !== me?.id && person.status !== 'disabled' && person.name.includes(text.trim()),
  );
  return (
    <Popover position="bottom-end" width={260} trapFocus withRoles>
      <Popover.Target>
        <Button variant="default" leftSection={<IconUsers size={16} />}>
          {t('people')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <TextInput aria-label={t('people')} value={text} onChange={(event) => setText(event.currentTarget.value)} />
          <ScrollArea.Autosize mah={280}>
            <Checkbox.Group value={[...value]} onChange={onChange}>
              <Stack gap="xs">
                {offered.slice(0, 100).map((person) => (
                  <Checkbox key={person.id} value={person.id} label={person.name} />
                ))}
              </Stack>
            </Checkbox.Group>
          </ScrollArea.Autosize>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
