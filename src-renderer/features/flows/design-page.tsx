import { Button, Group, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { defaultSettings, type FlowInput } from '#shared/features/flows/flow.model.ts';
import { flowDocTypes } from '#shared/features/flows/flow-facts.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { say, useTexts } from '../../ui/texts.ts';
import { ConditionList } from './condition-list.tsx';
import { designerTexts } from './designer.texts.ts';
import classes from './flows.module.css';
import { isNamed } from './node-form.tsx';
import { NodeList, newNode } from './node-list.tsx';
import { SettingsPart } from './settings-part.tsx';
import { SimulatePart } from './simulate-part.tsx';

/** One flow: when it is taken, its steps, its settings, and a trial of what is being edited. */
export function DesignPage() {
  const { id = 'new' } = useParams<{ id?: string }>();
  const { data, error, refetch } = useQuery(orpc.flows.list.queryOptions());
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const saved = data.find((row) => row.id === id);
  return <Design key={`${id} ${saved?.version ?? 0}`} saved={saved ? toInput(saved) : newFlow(data.length)} />;
}

function toInput({ id, docType, name, conditions, nodes, settings, enabled, sort }: FlowInput): FlowInput {
  return { id, docType, name, conditions, nodes, settings, enabled, sort };
}

function newFlow(sort: number): FlowInput {
  return {
    docType: 'quote',
    name: '',
    conditions: [],
    nodes: [newNode(say(designerTexts, 'node', { at: 1 }))],
    settings: defaultSettings,
    enabled: true,
    sort,
  };
}

/** A condition that names nothing yet is not saved, and not tried. */
function isWhole({ name, conditions, nodes, settings }: FlowInput): boolean {
  const all = [...conditions, ...nodes.flatMap((node) => node.conditions)];
  return (
    name.trim() !== '' &&
    all.every(({ value }) => !Array.isArray(value) || value.length > 0) &&
    nodes.every((node) => node.name.trim() !== '' && isNamed(node)) &&
    (settings.emptyApprover !== 'named' || settings.emptyApproverIds.length > 0)
  );
}

function Design({ saved }: { saved: FlowInput }) {
  const t = useTexts(designerTexts);
  const [, navigate] = useLocation();
  const [flow, setFlow] = useState(saved);
  const put = (part: Partial<FlowInput>) => setFlow((before) => ({ ...before, ...part }));
  const save = useCommand(() => api.flows.save(flow), { done: () => t('saved') });
  const isReady = isWhole(flow);
  const finish = () => void save.run(undefined).then((outcome) => outcome.ok && navigate('/flow-designs'));
  return (
    <div className={classes.page}>
      <SectionPage
        title={flow.name || t('create')}
        aside={
          <Group gap="sm">
            <PageLink href="/flow-designs">{t('back')}</PageLink>
            <Button disabled={!isReady} loading={save.running} onClick={finish}>
              {t('save')}
            </Button>
          </Group>
        }
      >
        <Section title={t('conditions')} hint={t('conditionsHint')}>
          <Group gap="sm" align="end" mb="md">
            <TextInput
              label={t('name')}
              withAsterisk
              maxLength={60}
              value={flow.name}
              onChange={(event) => put({ name: event.currentTarget.value })}
            />
            <Select
              label={t('docType')}
              allowDeselect={false}
              data={flowDocTypes.map((value) => ({ value, label: t(`doc_${value}`) }))}
              value={flow.docType}
              onChange={(docType) =>
                docType &&
                put({
                  docType,
                  conditions: [],
                  nodes: flow.nodes.map((node) => ({ ...node, conditions: [] })),
                })
              }
            />
            <NumberInput
              label={t('sort')}
              w={90}
              min={0}
              max={1000}
              allowDecimal={false}
              value={flow.sort}
              onChange={(sort) => put({ sort: Math.min(1000, Math.max(0, Number(sort) || 0)) })}
            />
            <Switch
              mb={8}
              label={t('enabled')}
              checked={flow.enabled}
              onChange={(event) => put({ enabled: event.currentTarget.checked })}
            />
          </Group>
          <ConditionList
            title={t('conditions')}
            hint={t('conditionsHint')}
            docType={flow.docType}
            value={flow.conditions}
            onChange={(conditions) => put({ conditions })}
          />
        </Section>
        <Section title={t('nodes')}>
          <NodeList docType={flow.docType} nodes={flow.nodes} onChange={(nodes) => put({ nodes })} />
        </Section>
        <Section title={t('settings')}>
          <SettingsPart settings={flow.settings} onChange={(settings) => put({ settings })} />
        </Section>
        <Section title={t('simulate')} hint={t('simulateHint')}>
          <SimulatePart flow={flow} isReady={isReady} />
        </Section>
      </SectionPage>
    </div>
  );
}
