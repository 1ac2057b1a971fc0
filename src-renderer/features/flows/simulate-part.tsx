import { Group, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FlowInput } from '#shared/features/flows/flow.model.ts';
import { factsOf } from '#shared/features/flows/flow-facts.model.ts';
import { orpc } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PersonPicker } from '../../ui/fields/person-picker.tsx';
import { type Say, useTexts } from '../../ui/texts.ts';
import { FactInput } from './condition-list.tsx';
import { designerTexts } from './designer.texts.ts';
import { PlannedPath } from './submit-dialog.tsx';

type Key = Parameters<Say<keyof (typeof designerTexts)['zhCN']>>[0];
const ofSubmitter = new Set(['department', 'branch', 'post', 'role', 'submitter']);

/** If these were the facts, who would decide: answered while one types, for the flow as it is being edited. */
export function SimulatePart({ flow, isReady }: { flow: FlowInput; isReady: boolean }) {
  const t = useTexts(designerTexts);
  const me = useMe();
  const [facts, setFacts] = useState<Record<string, number | string[]>>({});
  const [submitterId, setSubmitter] = useState<string | null>(me?.id ?? null);
  const { data, error } = useQuery({
    ...orpc.flows.simulate.queryOptions({
      input: { docType: flow.docType, facts, submitterId: submitterId ?? '', flow },
    }),
    enabled: isReady && submitterId !== null,
    placeholderData: keepPreviousData,
  });
  return (
    <Stack gap="sm">
      <Group gap="sm" align="end">
        <PersonPicker label={t('submitter')} clearable={false} value={submitterId} onChange={setSubmitter} />
        {factsOf(flow.docType)
          .filter(({ name }) => !ofSubmitter.has(name))
          .map((definition) => (
            <FactInput
              key={definition.name}
              definition={definition}
              label={t(`fact_${definition.name}` as Key)}
              value={facts[definition.name]}
              onChange={(value) => setFacts((before) => ({ ...before, [definition.name]: value }))}
            />
          ))}
      </Group>
      {error ? <ErrorPanel error={error} /> : null}
      {data && data.flowName === null ? <Text c="dimmed">{t('notFit')}</Text> : null}
      {data ? <PlannedPath nodes={data.nodes} /> : null}
    </Stack>
  );
}
