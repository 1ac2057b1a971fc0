import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OpportunityRow } from '#shared/features/opportunities/opportunities.contract.ts';
import { endReasons } from '#shared/features/opportunities/opportunity.model.ts';
import { moveBetween, type PipelineStage } from '#shared/features/opportunities/pipeline.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { AssignModal } from '../../ui/form/assign-modal.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { TagsModal } from '../../ui/form/tags-modal.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ReasonModal } from '../leads/reason-modal.tsx';
import { opportunitiesTexts } from './opportunities.texts.ts';

export type OpportunityDialog =
  | { readonly kind: 'assign' | 'tag' | 'lose' | 'invalidate' | 'reopen' }
  | { readonly kind: 'move'; readonly to: PipelineStage; readonly stages: readonly PipelineStage[] };

interface OpportunityDialogsProps {
  readonly dialog: OpportunityDialog;
  readonly row: Pick<OpportunityRow, 'id' | 'stageId' | 'tags'>;
  readonly onClose: () => void;
}

/** The steps that ask something first; board, list and record page share them. */
export function OpportunityDialogs({ dialog, row, onClose }: OpportunityDialogsProps) {
  const t = useTexts(opportunitiesTexts);
  const { id } = row;
  const [competitor, setCompetitor] = useState('');
  const ending = (reason: (typeof endReasons)[number], remark: string) => ({
    id,
    reason,
    ...(remark ? { remark } : {}),
    ...(competitor.trim() ? { competitors: [competitor.trim()] } : {}),
  });
  const lose = useCommand((input: ReturnType<typeof ending>) => api.opportunities.lose(input), {
    done: () => t('lostDone'),
    undo: true,
  });
  const invalidate = useCommand((input: ReturnType<typeof ending>) => api.opportunities.invalidate(input), {
    done: () => t('invalidDone'),
    undo: true,
  });
  const reopen = useCommand((reason: string) => api.opportunities.reopen({ id, reason }), {
    done: () => t('reopened'),
    undo: true,
  });
  const move = useCommand(
    ({ to, reason }: { to: PipelineStage; reason: string }) => api.opportunities.move({ id, stageId: to.id, reason }),
    { done: (_, { to }) => t('moved', { name: to.name }), undo: true },
  );
  const reasons = endReasons.map((value) => ({ value, label: t(`endReason.${value}`) }));
  switch (dialog.kind) {
    case 'assign':
      return (
        <AssignModal
          texts={opportunitiesTexts}
          ids={[id]}
          assign={(input) => api.opportunities.assign(input)}
          onClose={onClose}
        />
      );
    case 'tag':
      return (
        <TagsModal
          texts={opportunitiesTexts}
          rows={[row]}
          tag={(input) => api.opportunities.tag(input)}
          onClose={onClose}
        />
      );
    case 'lose':
      return (
        <ReasonModal
          title={t('loseTitle')}
          confirm={t('lose')}
          reasons={reasons}
          onClose={onClose}
          run={(reason, remark) => lose.run(ending(reason, remark))}
        >
          <TextInput
            label={t('competitor')}
            maxLength={60}
            value={competitor}
            onChange={(event) => setCompetitor(event.currentTarget.value)}
          />
        </ReasonModal>
      );
    case 'invalidate':
      return (
        <ReasonModal
          title={t('invalidTitle')}
          confirm={t('invalidate')}
          reasons={reasons}
          onClose={onClose}
          run={(reason, remark) => invalidate.run(ending(reason, remark))}
        />
      );
    case 'reopen':
      return (
        <WordModal title={t('reopenTitle')} confirm={t('reopen')} onClose={onClose} run={(word) => reopen.run(word)} />
      );
    case 'move': {
      const { to, stages } = dialog;
      const isBack = moveBetween({ stages: [...stages] }, row.stageId, to.id) === 'back';
      return (
        <WordModal
          title={t('moveTitle', { name: to.name })}
          hint={t(isBack ? 'whyBack' : 'whySkip')}
          confirm={t('moveTo', { name: to.name })}
          onClose={onClose}
          run={(reason) => move.run({ to, reason })}
        />
      );
    }
    default:
      return dialog satisfies never;
  }
}

interface WordModalProps {
  readonly title: string;
  readonly hint?: string;
  readonly confirm: string;
  readonly onClose: () => void;
  readonly run: (word: string) => Promise<unknown>;
}

/** A step that needs a word of why. */
function WordModal({ title, hint, confirm, onClose, run }: WordModalProps) {
  const t = useTexts(opportunitiesTexts);
  const [word, setWord] = useState('');
  return (
    <ModalForm
      title={title}
      confirm={confirm}
      isReady={word.trim() !== ''}
      submit={() => run(word.trim())}
      onClose={onClose}
    >
      {hint ? <Text size="sm">{hint}</Text> : null}
      <TextInput
        label={t('reason')}
        withAsterisk
        maxLength={300}
        data-autofocus
        value={word}
        onChange={(event) => setWord(event.currentTarget.value)}
      />
    </ModalForm>
  );
}
