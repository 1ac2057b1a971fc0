import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { errorsTexts } from '../api/errors.texts.ts';
import { type Explanation, explain } from '../api/explain.ts';
import { copyAndTell } from './notices.tsx';
import { useTexts } from './texts.ts';

/** An error in place of what it kept from being shown: three parts and a button that does something about it. */
export function ErrorPanel({ error, onRetry, action }: { error: unknown; onRetry?: () => void; action?: ReactNode }) {
  return <ExplanationPanel problem={explain(error)} {...(onRetry ? { onRetry } : {})} action={action} />;
}

/** The same for an explanation that is already at hand. */
export function ExplanationPanel(props: { problem: Explanation; onRetry?: () => void; action?: ReactNode }) {
  const t = useTexts(errorsTexts);
  const { problem, onRetry, action } = props;
  return (
    <Paper role="alert" withBorder p="lg" m="md" maw={560}>
      <Group align="flex-start" wrap="nowrap" gap="md">
        <IconAlertTriangle size={22} color="var(--outpost-amber-text)" aria-hidden />
        <Stack gap={4}>
          <Text fw={600}>{problem.what}</Text>
          <Text size="sm">{problem.why}</Text>
          <Text size="sm">{problem.todo}</Text>
          <Group gap="sm" mt="sm">
            {onRetry ? (
              <Button size="xs" onClick={onRetry}>
                {t('retry')}
              </Button>
            ) : null}
            {action}
            {problem.kind === 'bug' ? (
              <Button size="xs" variant="default" onClick={() => void copyAndTell(problem)}>
                {t('copyDiagnostics')}
              </Button>
            ) : null}
            <Text size="xs" c="dimmed">
              {problem.reportId ? t('reportId', { id: problem.reportId }) : problem.code}
            </Text>
          </Group>
        </Stack>
      </Group>
    </Paper>
  );
}

interface BoundaryProps {
  readonly children: ReactNode;
  /** A new value tries again: the address of the page. */
  readonly resetKey?: string;
}

/** Catches what a page threw, so that the shell around it stays usable. */
export class ErrorBoundary extends Component<BoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(before: BoundaryProps) {
    if (before.resetKey !== this.props.resetKey && this.state.error !== undefined) this.setState({ error: undefined });
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <ErrorPanel error={this.state.error} onRetry={() => this.setState({ error: undefined })} />;
  }
}
