import { useState } from 'react';
import type { EditScope } from '#shared/features/schedule/event.model.ts';
import type { EventPage } from '#shared/features/schedule/schedule.contract.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../../ui/texts.ts';
import { draftChanges, draftFields, type EventDraft } from './event-draft.ts';
import { EventEditor } from './event-editor.tsx';
import { scheduleTexts } from './schedule.texts.ts';
import { ScopeQuestion } from './scope-question.tsx';

interface EditEventProps {
  readonly event: EventPage;
  /** Which time of a series. */
  readonly at?: number;
  readonly onClose: () => void;
}

/** Changes an event; of a series it asks first which of its times. */
export function EditEvent({ event, at, onClose }: EditEventProps) {
  const t = useTexts(scheduleTexts);
  const [scope, setScope] = useState<EditScope | undefined>(at === undefined ? 'all' : undefined);
  const startAt = at ?? event.startAt;
  const fields = Object.fromEntries(draftFields.map((field) => [field, event[field]])) as unknown as EventDraft;
  const before: EventDraft = { ...fields, startAt, endAt: startAt + event.endAt - event.startAt };
  const [draft, setDraft] = useState(before);
  const edit = useCommand(
    () =>
      api.schedule.edit({
        id: event.id,
        scope: scope ?? 'all',
        ...(at === undefined ? {} : { originalStart: at }),
        changes: draftChanges(before, draft) as Parameters<typeof api.schedule.edit>[0]['changes'],
      }),
    { done: () => t('saved'), undo: true },
  );
  if (scope === undefined) return <ScopeQuestion is="edit" onChoose={setScope} onClose={onClose} />;
  return (
    <EventEditor
      title={t('edit')}
      draft={draft}
      onChange={setDraft}
      running={edit.running}
      eventId={event.id}
      withoutRule={scope === 'this'}
      onClose={onClose}
      onSubmit={async () => {
        if ((await edit.run(undefined)).ok) onClose();
      }}
    />
  );
}
