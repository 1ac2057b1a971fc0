import { Button, Chip, Group, Paper, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import dayjs from 'dayjs';
import { useRef, useState } from 'react';
import {
  type FollowUpTarget,
  followUpMethods,
  followUpResults,
  tellingLength,
} from '#shared/features/follow-ups/follow-up.model.ts';
import { api } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { FieldInput } from '../../ui/fields/field-input.tsx';
import { useTexts } from '../../ui/texts.ts';
import { followUpsTexts } from './follow-ups.texts.ts';

type Method = (typeof followUpMethods)[number];
type NewFollowUp = Parameters<typeof api.followUps.create>[0];

/** Nine in the morning, so many days from now. */
const morningIn = (days: number) => dayjs().add(days, 'day').hour(9).minute(0).second(0).millisecond(0).valueOf();
const soon = [
  ['tomorrow', 1],
  ['inThree', 3],
  ['nextWeek', 7],
  ['nextMonth', 30],
] as const;

/** Writes down a contact and plans the next one at once: how, what, when again. Ctrl+Enter saves. */
export function FollowUpBox({ targetType, targetId }: { targetType: FollowUpTarget; targetId: string }) {
  const t = useTexts(followUpsTexts);
  const [method, setMethod] = useState<Method>('phone');
  const [content, setContent] = useState('');
  const [result, setResult] = useState<string | null>(null);
  const [next, setNext] = useState<number | null>(null);
  const [nextContent, setNextContent] = useState('');
  const [asksForTime, setAsksForTime] = useState(false);
  const contentRef = useRef<HTMLTextAreaElement>(null);
  const create = useCommand((input: NewFollowUp) => api.followUps.create(input), {
    done: (_output, input) => t(input.nextContactAt ? 'savedNext' : 'saved'),
    undo: true,
  });
  const may = useMay();
  const isOpen = content.length > 0;
  const isShort = content.trim().length > 0 && content.trim().length < tellingLength;

  const save = async () => {
    if (content.trim() === '') return contentRef.current?.focus();
    const outcome = await create.run({
      targetType,
      targetId,
      method,
      content: content.trim(),
      ...(result ? { result: result as (typeof followUpResults)[number] } : {}),
      ...(next ? { nextContactAt: next } : {}),
      ...(next && nextContent.trim() ? { nextContent: nextContent.trim() } : {}),
    });
    if (!outcome.ok) return;
    setContent('');
    setResult(null);
    setNext(null);
    setNextContent('');
    setAsksForTime(false);
  };

  if (!may('followUp.create')) return null;
  return (
    <Paper
      withBorder
      p="md"
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="sm">
        <Textarea
          ref={contentRef}
          aria-label={t('contentLabel')}
          placeholder={t('content')}
          autosize
          minRows={isOpen ? 3 : 1}
          maxRows={12}
          value={content}
          onChange={(event) => setContent(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              void save();
            }
          }}
        />
        {isOpen ? (
          <>
            {isShort ? (
              <Text size="xs" c="dimmed">
                {t('tooShort', { count: tellingLength })}
              </Text>
            ) : null}
            <Chip.Group value={method} onChange={(value) => setMethod(value as Method)}>
              <Group gap={6} role="group" aria-label={t('field.method')}>
                {followUpMethods.map((each) => (
                  <Chip key={each} value={each} size="xs" radius="md">
                    {t(`method.${each}`)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
            <Group gap="sm" align="flex-end">
              <Select
                label={t('field.result')}
                w={140}
                clearable
                data={followUpResults.map((value) => ({ value, label: t(`result.${value}`) }))}
                value={result}
                onChange={setResult}
              />
              <div>
                <Text size="sm" fw={500} mb={2}>
                  {t('next')}
                </Text>
                <Group gap={6}>
                  {soon.map(([name, days]) => (
                    <Chip
                      key={name}
                      size="xs"
                      radius="md"
                      checked={next === morningIn(days)}
                      onChange={() => {
                        setNext(next === morningIn(days) ? null : morningIn(days));
                        setAsksForTime(false);
                      }}
                    >
                      {t(name)}
                    </Chip>
                  ))}
                  <Chip size="xs" radius="md" checked={asksForTime} onChange={() => setAsksForTime(!asksForTime)}>
                    {t('other')}
                  </Chip>
                </Group>
              </div>
            </Group>
            {asksForTime ? (
              <FieldInput
                field={{ name: 'nextContactAt', kind: 'instant', label: t('next') }}
                value={next}
                onChange={(value) => setNext(value as number | null)}
              />
            ) : null}
            {next ? (
              <TextInput
                label={t('nextContent')}
                value={nextContent}
                maxLength={500}
                onChange={(event) => setNextContent(event.currentTarget.value)}
              />
            ) : null}
            <Group justify="flex-end">
              <Button type="submit" loading={create.running}>
                {t('save')}
              </Button>
            </Group>
          </>
        ) : null}
      </Stack>
    </Paper>
  );
}

/** Brings the person to the box of the page they are on. */
export function focusFollowUpBox(): void {
  document.querySelector<HTMLElement>('[data-follow-up] textarea')?.focus();
}
