import { ActionIcon, Alert, Button, Group, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../../ui/texts.ts';
import { quotesTexts } from './quotes.texts.ts';
import type { useLines } from './use-lines.ts';

interface LinesFrameProps {
  readonly title: string;
  readonly number: string | null;
  readonly back: { readonly href: string; readonly label: string };
  readonly lines: Pick<ReturnType<typeof useLines>, 'isSaving' | 'isDirty' | 'conflicts'>;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** The page of a document's lines across the whole window: whose they are, whether they are saved, and the way back. */
export function LinesFrame({ title, number, back, lines, tools, children }: LinesFrameProps) {
  const t = useTexts(quotesTexts);
  return (
    <Stack gap="sm" p="md">
      <Group justify="space-between" wrap="wrap">
        <Group gap="sm">
          <Tooltip label={back.label}>
            <ActionIcon component={Link} href={back.href} aria-label={back.label}>
              <IconArrowLeft size={18} />
            </ActionIcon>
          </Tooltip>
          <Title order={1} size="h3">
            {title}
          </Title>
          <Text size="sm" c="dimmed" className="tabular">
            {number}
          </Text>
        </Group>
        <Group gap="sm">
          <Text size="sm" c="dimmed" role="status">
            {lines.isSaving ? t('grid.saving') : lines.isDirty ? t('grid.unsaved') : t('grid.savedAll')}
          </Text>
          {tools}
          <Button component={Link} href={back.href}>
            {back.label}
          </Button>
        </Group>
      </Group>
      {lines.conflicts ? <Alert color="orange">{t('grid.conflict')}</Alert> : null}
      {children}
    </Stack>
  );
}
