import { Button, Group, Text } from '@mantine/core';
import { hideNotification, showNotification } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { errorsTexts } from '../api/errors.texts.ts';
import type { Explanation } from '../api/explain.ts';
import { copyDiagnostics } from './diagnostics.ts';
import { say } from './texts.ts';

/** As many as the corner holds; the newest word is always shown, so the oldest gives way. */
export const mostNotices = 4;
let count = 0;
let shown: readonly string[] = [];
const nextId = () => {
  count += 1;
  const id = `notice-${count}`;
  for (const old of shown.slice(0, Math.max(0, shown.length + 1 - mostNotices))) hideNotification(old);
  shown = [...shown.slice(-(mostNotices - 1)), id];
  return id;
};
const forget = (id: string) => {
  shown = shown.filter((each) => each !== id);
};

/** "Done", with 撤销 for ten seconds where the act can be taken back. */
export function noticeDone(text: string, undo?: () => void): void {
  const id = nextId();
  showNotification({
    id,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="md">{text}</Text>
        {undo ? (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              hideNotification(id);
              undo();
            }}
          >
            {say(errorsTexts, 'undo')}
          </Button>
        ) : null}
      </Group>
    ),
    icon: <IconCheck size={16} />,
    color: 'green.8',
    autoClose: undo ? 10_000 : 4000,
    withBorder: true,
    onClose: () => forget(id),
    closeButtonProps: { 'aria-label': say(errorsTexts, 'close') },
  });
}

/** A refusal or a fault in three parts; a bug with its report id and the diagnostics to send. */
export function noticeProblem(problem: Explanation): void {
  const id = nextId();
  showNotification({
    id,
    title: problem.what,
    message: (
      <>
        <Text size="sm">{problem.why}</Text>
        <Text size="sm" fw={600}>
          {problem.todo}
        </Text>
        {problem.kind === 'refusal' ? null : (
          <Group gap="sm" mt={4} justify="space-between">
            <Text size="xs" c="dimmed">
              {problem.reportId ? say(errorsTexts, 'reportId', { id: problem.reportId }) : problem.code}
            </Text>
            <Button size="compact-xs" variant="subtle" onClick={() => void copyAndTell(problem)}>
              {say(errorsTexts, 'copyDiagnostics')}
            </Button>
          </Group>
        )}
      </>
    ),
    icon: <IconAlertTriangle size={16} />,
    color: problem.kind === 'refusal' ? 'yellow.8' : 'red.8',
    autoClose: 12_000,
    withBorder: true,
    onClose: () => forget(id),
    role: 'alert',
    closeButtonProps: { 'aria-label': say(errorsTexts, 'close') },
  });
}

/** Diagnostics to the clipboard, and a word that they are there. */
export async function copyAndTell(problem: Explanation): Promise<void> {
  await copyDiagnostics(problem);
  noticeDone(say(errorsTexts, 'copied'));
}
