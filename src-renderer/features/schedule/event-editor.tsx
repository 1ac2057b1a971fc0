import { Button, Checkbox, Group, Modal, MultiSelect, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { eventKinds, visibilities } from '#shared/features/schedule/event.model.ts';
import { type RelatedType, relatedTypes, taskPriorities } from '#shared/features/tasks/task.model.ts';
import { chinaDate } from '#shared/kernel/china/dates.ts';
import { api } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { useDirectory } from '../../ui/fields/directory.ts';
import { RecordPicker } from '../../ui/fields/record-picker.tsx';
import { RecordsPicker } from '../../ui/fields/records-picker.tsx';
import { useTexts } from '../../ui/texts.ts';
import { contactSource } from '../contacts/contact-source.ts';
import { ReminderPicker } from '../tasks/reminder-picker.tsx';
import { BusyNote } from './busy-note.tsx';
import classes from './calendar.module.css';
import { dayMs } from './china-time.ts';
import { ClockInput } from './clock-input.tsx';
import { type EventDraft, wholeDays, withStart } from './event-draft.ts';
import { RecurrenceInput } from './recurrence-input.tsx';
import { scheduleTexts } from './schedule.texts.ts';

interface EventEditorProps {
  readonly title: string;
  readonly draft: EventDraft;
  readonly onChange: (draft: EventDraft) => void;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly running: boolean;
  /** The event that is changed does not stand in its own way. */
  readonly eventId?: string;
  /** One time of a series has no rule of its own. */
  readonly withoutRule?: boolean;
}

/** The form of an event: what and when first, the rest behind one click. */
export function EventEditor({
  title,
  draft,
  onChange,
  onSubmit,
  onClose,
  running,
  eventId,
  withoutRule,
}: EventEditorProps) {
  const t = useTexts(scheduleTexts);
  const [isOpen, setOpen] = useState(false);
  const set = (patch: Partial<EventDraft>) => onChange({ ...draft, ...patch });
  const isReady = draft.title.trim() !== '' && draft.endAt >= draft.startAt;
  return (
    <Modal opened size="lg" title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onSubmit();
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t('field.title')}
            required
            maxLength={200}
            data-autofocus
            value={draft.title}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <TimeInputs draft={draft} onChange={onChange} />
          <div className={classes.two}>
            <Select
              label={t('field.kind')}
              allowDeselect={false}
              data={eventKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
              value={draft.kind}
              onChange={(kind) => set({ kind: kind as EventDraft['kind'] })}
            />
            <TextInput
              label={t('field.location')}
              maxLength={300}
              value={draft.location ?? ''}
              onChange={(event) => set({ location: event.currentTarget.value || null })}
            />
          </div>
          <RelatedInput draft={draft} onChange={onChange} />
          <PeopleInput value={draft.participantIds} onChange={(participantIds) => set({ participantIds })} />
          <RecordsPicker
            label={t('field.contactIds')}
            kind="contactIds"
            source={contactSource}
            value={draft.contactIds}
            onChange={(contactIds) => set({ contactIds })}
          />
          <BusyNote
            userIds={draft.participantIds}
            startAt={draft.startAt}
            endAt={draft.endAt}
            {...(eventId ? { exceptId: eventId } : {})}
          />
          {withoutRule ? null : (
            <RecurrenceInput
              value={draft.recurrence}
              first={chinaDate(draft.startAt)}
              onChange={(recurrence) => set({ recurrence })}
            />
          )}
          <ReminderPicker value={draft.reminders} onChange={(reminders) => set({ reminders })} />
          <Select
            label={t('field.visibility')}
            description={t(`visibilityHint.${draft.visibility}`)}
            allowDeselect={false}
            data={visibilities.map((each) => ({ value: each, label: t(`visibility.${each}`) }))}
            value={draft.visibility}
            onChange={(next) => set({ visibility: next as EventDraft['visibility'] })}
          />
          {isOpen ? (
            <>
              <Select
                label={t('field.priority')}
                allowDeselect={false}
                data={taskPriorities.map((each) => ({ value: each, label: t(`priority.${each}`) }))}
                value={draft.priority}
                onChange={(next) => set({ priority: next as EventDraft['priority'] })}
              />
              <Textarea
                label={t('field.remark')}
                autosize
                minRows={2}
                maxLength={5000}
                value={draft.remark ?? ''}
                onChange={(event) => set({ remark: event.currentTarget.value || null })}
              />
            </>
          ) : null}
          <Group justify="space-between">
            <Button variant="subtle" onClick={() => setOpen(!isOpen)}>
              {t(isOpen ? 'fewer' : 'details')}
            </Button>
            <Group gap="sm">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" disabled={!isReady} loading={running}>
                {t('save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface PartProps {
  readonly draft: EventDraft;
  readonly onChange: (draft: EventDraft) => void;
}

function TimeInputs({ draft, onChange }: PartProps) {
  const t = useTexts(scheduleTexts);
  const lastDay = draft.endAt - 1;
  return (
    <Stack gap="xs">
      <div className={classes.two}>
        <ClockInput
          label={t('start')}
          onlyDay={draft.allDay}
          value={draft.startAt}
          onChange={(at) => onChange(withStart(draft, at))}
        />
        <ClockInput
          label={t('end')}
          onlyDay={draft.allDay}
          value={draft.allDay ? lastDay : draft.endAt}
          onChange={(at) => onChange({ ...draft, endAt: draft.allDay ? at + dayMs : at })}
        />
      </div>
      <Checkbox
        label={t('field.allDay')}
        checked={draft.allDay}
        onChange={(event) => {
          const next = { ...draft, allDay: event.currentTarget.checked };
          onChange(next.allDay ? wholeDays(next) : next);
        }}
      />
    </Stack>
  );
}

/** Where records of a kind are looked for. */
const sources: Readonly<Record<RelatedType, (text: string) => Promise<readonly { id: string; name: string }[]>>> = {
  lead: (text) => api.leads.suggest({ text }),
  customer: (text) => api.customers.suggest({ text }),
  contact: (text) => api.contacts.suggest({ text }),
  opportunity: (text) => api.opportunities.suggest({ text }),
};

function RelatedInput({ draft, onChange }: PartProps) {
  const t = useTexts(scheduleTexts);
  const [type, setType] = useState<RelatedType | null>(draft.relatedType);
  return (
    <div className={classes.two}>
      <Select
        label={t('relatedKind')}
        clearable
        placeholder={t('noRelated')}
        data={relatedTypes.map((each) => ({ value: each, label: t(`related.${each}`) }))}
        value={type}
        onChange={(next) => {
          setType(next as RelatedType | null);
          onChange({ ...draft, relatedType: null, relatedId: null });
        }}
      />
      {type ? (
        <RecordPicker
          label={t('related')}
          kind={`event.${type}`}
          source={{ suggest: sources[type] }}
          value={draft.relatedId}
          onChange={(id) => onChange({ ...draft, relatedId: id, relatedType: id ? type : null })}
        />
      ) : null}
    </div>
  );
}

function PeopleInput({ value, onChange }: { value: readonly string[]; onChange: (ids: string[]) => void }) {
  const t = useTexts(scheduleTexts);
  const me = useMe();
  const { people } = useDirectory();
  const data = people
    .filter((person) => (person.status !== 'disabled' && person.id !== me?.id) || value.includes(person.id))
    .map((person) => ({ value: person.id, label: person.name }));
  return (
    <MultiSelect
      label={t('participants')}
      searchable
      clearable
      limit={50}
      data={data}
      value={[...value]}
      onChange={onChange}
    />
  );
}
