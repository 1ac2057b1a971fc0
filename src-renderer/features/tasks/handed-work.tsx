import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { HandedOver } from '#shared/features/tasks/task.model.ts';
import { api } from '../../api/client.ts';
import { explainRefusal } from '../../api/explain.ts';
import { useMe } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useDirectory } from '../../ui/fields/directory.ts';
import { useTexts } from '../../ui/texts.ts';
import { useChangeWords } from '../sync/change-words.ts';
import { tasksTexts } from './tasks.texts.ts';

const CommandForm = lazy(() => import('../../app/command-form.tsx').then((m) => ({ default: m.CommandForm })));

type Call = (input: unknown) => Promise<unknown>;

/** The procedure a command names, for commands that were made elsewhere. */
function procedureNamed(name: string): Call {
  let found: unknown = api;
  for (const part of name.split('.')) found = (found as Record<string, unknown>)[part];
  return found as Call;
}

interface HandedWorkProps {
  readonly taskId: string;
  readonly ownerId: string | null;
  readonly handed: HandedOver;
  readonly canEdit: boolean;
}

/** Refused work of a colleague: taken over as the form of its room under one's own rights, or given back. */
export function HandedWork({ taskId, ownerId, handed, canEdit }: HandedWorkProps) {
  const t = useTexts(tasksTexts);
  const words = useChangeWords();
  const me = useMe();
  const { nameOf } = useDirectory();
  const [taking, setTaking] = useState<number>();
  const note = useCommand((index: number) => api.tasks.noteTakenOver({ id: taskId, index }));
  const giveBack = useCommand(() => api.tasks.giveBack({ id: taskId }), { done: () => t('gaveBack'), undo: true });
  const take = useCommand(
    async ({ index, input }: { index: number; input: unknown }) => {
      const answer = await procedureNamed(handed.work[index]!.procedure)(input);
      await note.run(index);
      return answer;
    },
    { done: () => t('tookOver'), onRefusal: () => true },
  );
  const chosen = taking === undefined ? undefined : handed.work[taking];
  const isOpen = handed.work.some((each) => each.takenAt === null);
  const mayGiveBack = canEdit && isOpen && ownerId !== handed.by;
  return (
    <Stack gap="md">
      <Text size="sm">
        {t(handed.by === me?.id ? 'handedByMe' : 'handedBy', { name: nameOf(handed.by) ?? '…' })}
        {handed.note ? `“${handed.note}”` : ''}
      </Text>
      {handed.work.map((each, index) => {
        const reason = explainRefusal({ code: each.refusal.code, data: each.refusal });
        return (
          <Alert
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never change their order
            key={index}
            color={each.takenAt ? 'green' : 'yellow'}
            title={<Text fw={600}>{[words.act(each.procedure), each.label].filter(Boolean).join(' ')}</Text>}
          >
            <Text size="sm">
              {reason.what}。{reason.why}
            </Text>
            {each.takenAt ? (
              <Group gap={4} mt="xs">
                <IconCircleCheck size={16} />
                <Text size="sm">{t('taken')}</Text>
              </Group>
            ) : canEdit ? (
              <Button size="compact-sm" mt="xs" onClick={() => setTaking(index)}>
                {t('takeOver')}
              </Button>
            ) : null}
          </Alert>
        );
      })}
      {mayGiveBack ? (
        <Group>
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} />}
            loading={giveBack.running}
            onClick={() => void giveBack.run(undefined)}
          >
            {t('giveBack')}
          </Button>
        </Group>
      ) : null}
      {chosen && taking !== undefined ? (
        <Suspense fallback={null}>
          <CommandForm
            title={words.act(chosen.procedure)}
            procedure={chosen.procedure}
            input={chosen.input}
            submitLabel={t('takeOver')}
            submit={(input) => take.run({ index: taking, input })}
            onClose={() => setTaking(undefined)}
          />
        </Suspense>
      ) : null}
    </Stack>
  );
}
