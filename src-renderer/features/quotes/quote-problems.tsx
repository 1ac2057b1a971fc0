import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useLocation } from 'wouter';
import type { LineProblem } from '#shared/features/quotes/check-lines.model.ts';
import { useTexts } from '../../ui/texts.ts';
import { quotesTexts } from './quotes.texts.ts';

export interface Problems {
  /** Only lines below their minimum are left: an approval can let them pass. */
  readonly canAsk: boolean;
  readonly problems: readonly LineProblem[];
}

interface QuoteProblemsProps extends Problems {
  readonly quoteId: string;
  readonly onClose: () => void;
}

/** Why a quote does not go out: each line with what it lacks, and the way to it. */
export function QuoteProblems({ quoteId, canAsk, problems, onClose }: QuoteProblemsProps) {
  const t = useTexts(quotesTexts);
  const [, navigate] = useLocation();
  return (
    <Modal opened title={canAsk ? t('belowMoqTitle') : t('problems', { count: problems.length })} onClose={onClose}>
      <Stack>
        {canAsk ? <Text size="sm">{t('belowMoqHint')}</Text> : null}
        <List size="sm">
          {problems.map((each) => (
            <List.Item key={`${each.lineId} ${each.rule}`}>
              {t('problemRow', { row: each.row, name: each.name, problem: t(`problem.${each.rule}`) })}
            </List.Item>
          ))}
        </List>
        <Group justify="flex-end">
          <Button onClick={() => navigate(`/quotes/${quoteId}/lines`)}>{t('editLines')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
