import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Pipeline } from '#shared/features/opportunities/pipeline.model.ts';
import { orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { Section, SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { opportunitiesTexts } from './opportunities.texts.ts';
import { PipelineEditor } from './pipeline-editor.tsx';

/** The ways of selling and their stages. */
export function PipelinesPage() {
  const t = useTexts(opportunitiesTexts);
  const may = useMay();
  const { data = [] } = useQuery(orpc.opportunities.pipelines.queryOptions());
  const [added, setAdded] = useState<readonly Pipeline[]>([]);
  const fresh = added.filter((each) => !data.some((known) => known.id === each.id));
  const canEdit = may('pipeline.edit');
  const add = () =>
    setAdded((before) => [
      ...before,
      {
        id: crypto.randomUUID(),
        name: t('newPipeline'),
        branchIds: [],
        deptIds: [],
        stages: (data[0]?.stages ?? [])
          .filter((stage) => !stage.retired)
          .map((stage) => ({ ...stage, id: crypto.randomUUID(), checklist: [] })),
        isDefault: false,
        enabled: true,
        winNeedsDocument: false,
        revision: 0,
      },
    ]);
  return (
    <SectionPage
      title={t('pipelines')}
      aside={
        canEdit ? (
          <Group>
            <Button leftSection={<IconPlus size={16} />} onClick={add}>
              {t('newPipeline')}
            </Button>
          </Group>
        ) : null
      }
    >
      {[...data, ...fresh].map((pipeline) => (
        <Section key={pipeline.id} title={pipeline.name} hint={t('pipelinesHint')}>
          <PipelineEditor
            key={pipeline.revision}
            pipeline={pipeline}
            known={data.includes(pipeline)}
            canEdit={canEdit}
          />
        </Section>
      ))}
    </SectionPage>
  );
}
