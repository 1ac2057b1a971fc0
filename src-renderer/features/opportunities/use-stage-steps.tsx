import { type ReactNode, useState } from 'react';
import type { OpportunityRow } from '#shared/features/opportunities/opportunities.contract.ts';
import {
  moveBetween,
  openStages,
  type Pipeline,
  type PipelineStage,
} from '#shared/features/opportunities/pipeline.model.ts';
import { api } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../../ui/texts.ts';
import { opportunitiesTexts } from './opportunities.texts.ts';
import { type OpportunityDialog, OpportunityDialogs } from './opportunity-dialogs.tsx';

interface StageSteps {
  /** Whether the table of steps and the person's rights let it go there: a stage, or `won`, `lost`, `invalid`. */
  readonly can: (row: OpportunityRow, target: string) => boolean;
  /** Goes there at once, or asks for the reason first. */
  readonly go: (row: OpportunityRow, target: string) => void;
  readonly ask: (row: OpportunityRow, dialog: OpportunityDialog) => void;
  readonly dialog: ReactNode;
}

/** How an opportunity goes from stage to stage and to its end, the same on board and page. */
export function useStageSteps(flowOf: (row: OpportunityRow) => Pipeline | undefined): StageSteps {
  const t = useTexts(opportunitiesTexts);
  const may = useMay();
  const [asked, setAsked] = useState<{ row: OpportunityRow; dialog: OpportunityDialog }>();
  const move = useCommand(
    ({ id, to }: { id: string; to: PipelineStage }) => api.opportunities.move({ id, stageId: to.id }),
    { done: (_, { to }) => t('moved', { name: to.name }), undo: true },
  );
  const win = useCommand((id: string) => api.opportunities.win({ id }), { done: () => t('wonDone'), undo: true });

  const can = (row: OpportunityRow, target: string) => {
    const flow = flowOf(row);
    if (!flow || row.endState !== null || row.deletedAt !== null || !may('opportunity.edit')) return false;
    if (target === 'won' || target === 'lost' || target === 'invalid') return true;
    const way = moveBetween(flow, row.stageId, target);
    if (way === 'skip') return may('opportunity.skip');
    const here = flow.stages.find((stage) => stage.id === row.stageId);
    return way === 'advance' || (way === 'back' && here?.allowBack === true);
  };
  const go = (row: OpportunityRow, target: string) => {
    const flow = flowOf(row);
    if (!flow) return;
    if (target === 'won') return void win.run(row.id);
    if (target === 'lost') return setAsked({ row, dialog: { kind: 'lose' } });
    if (target === 'invalid') return setAsked({ row, dialog: { kind: 'invalidate' } });
    const to = openStages(flow).find((stage) => stage.id === target);
    if (!to) return;
    if (moveBetween(flow, row.stageId, target) === 'advance') return void move.run({ id: row.id, to });
    setAsked({ row, dialog: { kind: 'move', to, stages: flow.stages } });
  };
  return {
    can,
    go,
    ask: (row, dialog) => setAsked({ row, dialog }),
    dialog: asked ? <OpportunityDialogs {...asked} onClose={() => setAsked(undefined)} /> : null,
  };
}
