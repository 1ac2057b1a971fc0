import { Stack, Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** Says what would be here and offers the one action that fills it. */
export function EmptyState(props: { icon: Icon; title: string; hint?: string; action?: ReactNode }) {
  const Picture = props.icon;
  return (
    <Stack align="center" justify="center" gap="sm" p="xl" mih={260} ta="center">
      <Picture size={40} stroke={1.2} color="var(--mantine-color-dimmed)" aria-hidden />
      <Text fw={600} size="lg">
        {props.title}
      </Text>
      {props.hint ? (
        <Text size="sm" c="dimmed" maw={420}>
          {props.hint}
        </Text>
      ) : null}
      {props.action}
    </Stack>
  );
}
