import { Group, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import {
  findLeadTransition,
  type LeadAction,
  type LeadStatus,
  leadStatuses,
} from '#shared/features/leads/lead.model.ts';
import type { LeadRow } from '#shared/features/leads/leads.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { Board } from '../../ui/board/board.tsx';
import { useBoardColumns } from '../../ui/board/use-board-columns.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import type { Conditions } from '../../ui/list/list-types.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { ConvertLead } from './convert-lead.tsx';
import { LeadDialogs } from './lead-dialogs.tsx';
import { leadTones, useLeadFields } from './lead-fields.ts';
import { leadsTexts } from './leads.texts.ts';

/** What putting a card into a column means: the step of the state table that leads there, and the right it needs. */
const steps: Readonly<Partial<Record<LeadStatus, readonly (readonly [LeadAction, string])[]>>> = {
  unassigned: [['returnToPool', 'lead.return']],
  pending: [['claim', 'lead.claim']],
  following: [
    ['reactivate', 'lead.reactivate'],
    ['follow', 'followUp.create'],
  ],
  qualified: [['qualify', 'lead.edit']],
  converted: [['convert', 'lead.convert']],
  invalid: [['markInvalid', 'lead.edit']],
};

const source = (input: Parameters<typeof orpc.leads.list.queryOptions>[0]['input']) =>
  orpc.leads.list.queryOptions({ input });

/** The leads of the list as cards by state; a card that is moved takes the step that leads to the column. */
export function LeadBoard({ conditions }: { conditions: Conditions }) {
  const t = useTexts(leadsTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const fields = useLeadFields();
  const [asked, setAsked] = useState<{ kind: 'return' | 'invalid' | 'convert'; lead: LeadRow }>();
  const specs = useMemo(
    () =>
      leadStatuses.map((status) => ({
        id: status,
        title: t(`status.${status}`),
        tone: leadTones[status],
        filter: { field: 'status', operator: 'is' as const, value: status },
      })),
    [t],
  );
  const columns = useBoardColumns<LeadRow>(source, conditions, specs);
  const claim = useCommand((id: string) => api.leads.claim({ ids: [id] }), { done: () => t('claimed', { count: 1 }) });
  const qualify = useCommand((id: string) => api.leads.qualify({ id }), { done: () => t('qualified'), undo: true });
  const reactivate = useCommand((id: string) => api.leads.reactivate({ id }), {
    done: () => t('reactivated'),
    undo: true,
  });

  const stepTo = (lead: LeadRow, columnId: string) =>
    steps[columnId as LeadStatus]?.find(
      ([action, right]) => may(right) && findLeadTransition(lead.status, action)?.to === columnId,
    )?.[0];
  const take = (lead: LeadRow, columnId: string) => {
    switch (stepTo(lead, columnId)) {
      case 'claim':
        return void claim.run(lead.id);
      case 'qualify':
        return void qualify.run(lead.id);
      case 'reactivate':
        return void reactivate.run(lead.id);
      case 'returnToPool':
        return setAsked({ kind: 'return', lead });
      case 'markInvalid':
        return setAsked({ kind: 'invalid', lead });
      case 'convert':
        return setAsked({ kind: 'convert', lead });
      case 'follow':
        return navigate(`/leads/${lead.id}`);
      default:
        return undefined;
    }
  };

  return (
    <>
      <Board
        label={t('board')}
        columns={columns}
        nameOf={(lead) => lead.name}
        canDrop={(lead, columnId) => stepTo(lead, columnId) !== undefined}
        onDrop={take}
        draw={(lead) => (
          <>
            <PageLink href={`/leads/${lead.id}`} fw={600} className="truncate" display="block">
              {lead.name}
            </PageLink>
            <Text size="xs" c="dimmed" className="truncate">
              {[lead.contactName, lead.ownerName ?? t('nobody')].filter(Boolean).join(' · ')}
            </Text>
            <Group gap={6} mt={4}>
              <FieldValue field={fieldNamed(fields, 'grade')} value={lead.grade} />
              {lead.score === null ? null : (
                <Text size="xs" fw={600}>
                  {t('scoreOf', { score: lead.score })}
                </Text>
              )}
              {lead.nextContactAt ? (
                <Text size="xs" c="dimmed">
                  <When at={lead.nextContactAt} />
                </Text>
              ) : null}
            </Group>
          </>
        )}
      />
      {asked?.kind === 'convert' ? <ConvertLead lead={asked.lead} onClose={() => setAsked(undefined)} /> : null}
      {asked && asked.kind !== 'convert' ? (
        <LeadDialogs kind={asked.kind} leads={[asked.lead]} onClose={() => setAsked(undefined)} />
      ) : null}
    </>
  );
}
