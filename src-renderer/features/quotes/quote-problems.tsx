import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { LineProblem } from '#shared/features/quotes/check-lines.model.ts';
import { ReasonInput } from '../../ui/form/reason-input.tsx';
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
  readonly onAsk: (reason: string) => void;
}

/** Why a quote does not go out: each line with what it lacks, the way to it, and the way to ask for an exception. */
export function QuoteProblems({ quoteId, canAsk, problems, onClose, onAsk }: QuoteProblemsProps) {
  const t = useTexts(quotesTexts);
  const [, navigate] = useLocation();
  const [reason, setReason] = useState('');
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
        {canAsk ? <ReasonInput label={t('reason')} value={reason} onChange={setReason} isOptional /> : null}
        <Group justify="flex-end">
          {canAsk ? (
            <Button variant="default" disabled={reason.trim() === ''} onClick={() => onAsk(reason.trim())}>
              {t('askApproval')}
            </Button>
          ) : null}
          <Button onClick={() => navigate(`/quotes/${quoteId}/lines`)}>{t('editLines')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
