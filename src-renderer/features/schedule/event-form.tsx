import { useState } from 'react';
import type { RelatedType } from '#shared/features/tasks/task.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../../ui/texts.ts';
import { type EventDraft, newDraft } from './event-draft.ts';
import { EventEditor } from './event-editor.tsx';
import { scheduleTexts } from './schedule.texts.ts';

interface EventFormProps {
  readonly onClose: () => void;
  readonly given?: Partial<EventDraft>;
  /** Whose calendar; the person's own when left out. */
  readonly ownerId?: string | undefined;
  readonly related?: { readonly type: RelatedType; readonly id: string };
}

/** A new event, with its people, its reminders, and how it repeats. */
export function EventForm({ onClose, given, ownerId, related }: EventFormProps) {
  const t = useTexts(scheduleTexts);
  const about = related ? { relatedType: related.type, relatedId: related.id } : {};
  const [draft, setDraft] = useState(() => newDraft({ ...given, ...about }));
  const create = useCommand(
    () => {
      const { relatedType, relatedId, ...rest } = draft;
      return api.schedule.create({
        ...rest,
        title: draft.title.trim(),
        ...(relatedType && relatedId ? { relatedType, relatedId } : {}),
        ...(ownerId ? { ownerId } : {}),
      });
    },
    { done: () => t('created', { name: draft.title.trim() }), undo: true },
  );
  return (
    <EventEditor
      title={t('create')}
      draft={draft}
      onChange={setDraft}
      running={create.running}
      onClose={onClose}
      onSubmit={async () => {
        if ((await create.run(undefined)).ok) onClose();
      }}
    />
  );
}
