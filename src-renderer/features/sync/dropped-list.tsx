import { Button, Group, Text, Title } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';
import { useDirectory } from '../../ui/fields/directory.ts';
import { formatInstant } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { useChangeWords } from './change-words.ts';
import { SubjectLink } from './subject-link.tsx';
import classes from './sync.module.css';
import { syncTexts } from './sync.texts.ts';

/** What was given up or handed over in the last 30 days; one click brings it back. */
export function DroppedList({ onBringBack }: { onBringBack: (commandId: string) => void }) {
  const t = useTexts(syncTexts);
  const words = useChangeWords();
  const { nameOf } = useDirectory();
  const { data } = useQuery(orpc.sync.held.dropped.queryOptions());
  if (!data || data.rows.length === 0) return null;
  return (
    <section aria-label={t('dropped')}>
      <Title order={2} size="h4" mt="xl">
        {t('dropped')}
      </Title>
      {data.rows.map((item) => {
        const time = formatInstant(item.droppedAt);
        return (
          <Group key={item.commandId} className={classes.card} justify="space-between" wrap="nowrap">
            <div>
              <Text>
                {words.act(item.procedure)} <SubjectLink subject={item.subject} />
              </Text>
              <Text size="sm" c="dimmed">
                {item.handedTo
                  ? t('droppedHanded', { name: nameOf(item.handedTo) ?? t('someone'), time })
                  : t('droppedGivenUp', { time })}
              </Text>
            </div>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconArrowBackUp size={14} />}
              onClick={() => onBringBack(item.commandId)}
            >
              {t('bringBack')}
            </Button>
          </Group>
        );
      })}
    </section>
  );
}
