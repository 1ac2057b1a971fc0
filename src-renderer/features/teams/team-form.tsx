import { Checkbox, Group, MultiSelect, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { type TeamAccess, type TeamPart, type TeamTable, teamParts } from '#shared/features/teams/team.model.ts';
import type { TeamRow } from '#shared/features/teams/teams.contract.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useDirectory } from '../../ui/fields/directory.ts';
import { FieldInput } from '../../ui/fields/field-input.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { teamsTexts } from './teams.texts.ts';

interface TeamFormProps {
  readonly recordTable: TeamTable;
  readonly recordIds: readonly string[];
  /** Changes this member's terms instead of adding somebody. */
  readonly member?: TeamRow;
  /** Who need not be offered: the owner and those who are in the team. */
  readonly except: readonly string[];
  readonly onClose: () => void;
}

/** Who, read or write, until when, with what of the record. */
export function TeamForm({ recordTable, recordIds, member, except, onClose }: TeamFormProps) {
  const t = useTexts(teamsTexts);
  const { people } = useDirectory();
  const [memberIds, setMemberIds] = useState<string[]>([]);
  const [access, setAccess] = useState<TeamAccess>(member?.access ?? 'read');
  const [expiresAt, setExpiresAt] = useState<number | null>(member && !member.isOver ? member.expiresAt : null);
  const [parts, setParts] = useState<string[]>(member?.parts ?? ['contacts', 'followUps']);
  const save = useCommand(
    () => {
      const terms = { access, expiresAt, parts: teamParts.filter((part) => parts.includes(part)) };
      if (member) return api.teams.change({ ids: [member.id], ...terms });
      return api.teams.add({ recordTable, recordIds: [...recordIds], memberIds, ...terms });
    },
    {
      done: () => (member ? t('changed', { name: member.memberName ?? '' }) : t('added', { count: memberIds.length })),
      undo: true,
    },
  );
  const offered: readonly TeamPart[] =
    recordTable === 'customers' ? teamParts : teamParts.filter((part) => part !== 'contacts');
  return (
    <ModalForm
      title={member ? t('changeTitle', { name: member.memberName ?? '' }) : t('addTitle')}
      confirm={t(member ? 'save' : 'add')}
      isReady={member !== undefined || memberIds.length > 0}
      submit={() => save.run(undefined)}
      onClose={onClose}
    >
      {member ? null : (
        <MultiSelect
          label={t('members')}
          searchable
          data-autofocus
          data={people
            .filter((person) => person.status !== 'disabled' && !except.includes(person.id))
            .map((person) => ({
              value: person.id,
              label: [person.name, person.deptName ?? person.branchName].filter(Boolean).join(' · '),
            }))}
          value={memberIds}
          onChange={setMemberIds}
        />
      )}
      <SegmentedControl
        aria-label={t('access')}
        value={access}
        onChange={(next) => setAccess(next as TeamAccess)}
        data={[
          { value: 'read', label: t('read') },
          { value: 'write', label: t('write') },
        ]}
      />
      <FieldInput
        field={{ name: 'expiresAt', label: t('until'), kind: 'instant', placeholder: t('noEnd') }}
        value={expiresAt}
        onChange={(next) => setExpiresAt(next as number | null)}
      />
      <Checkbox.Group label={t('parts')} value={parts} onChange={setParts}>
        <Group mt={4}>
          {offered.map((part) => (
            <Checkbox key={part} value={part} label={t(part)} />
          ))}
        </Group>
      </Checkbox.Group>
    </ModalForm>
  );
}
