import { Button, Modal, Stack } from '@mantine/core';
import { type EditScope, editScopes } from '#shared/features/schedule/event.model.ts';
import { useTexts } from '../../ui/texts.ts';
import { scheduleTexts } from './schedule.texts.ts';

interface ScopeQuestionProps {
  readonly is: 'edit' | 'delete';
  readonly onChoose: (scope: EditScope) => void;
  readonly onClose: () => void;
}

/** Of a series: this time, this and all later ones, or every one. */
export function ScopeQuestion({ is, onChoose, onClose }: ScopeQuestionProps) {
  const t = useTexts(scheduleTexts);
  return (
    <Modal opened size="sm" title={t(is === 'edit' ? 'scopeTitle' : 'scopeDeleteTitle')} onClose={onClose}>
      <Stack gap="sm">
        {editScopes.map((scope, at) => (
          <Button
            key={scope}
            variant={at === 0 ? 'filled' : 'default'}
            onClick={() => onChoose(scope)}
            data-autofocus={at === 0}
          >
            {t(`scope.${scope}`)}
          </Button>
        ))}
      </Stack>
    </Modal>
  );
}
