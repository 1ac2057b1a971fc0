import {
  IconArchive,
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconCircleCheck,
  IconFilePlus,
  IconFileTypePdf,
  IconGitBranch,
  IconPlayerPlay,
  IconRefresh,
  IconShoppingCart,
  IconTableRow,
  IconUserX,
  IconWritingSign,
} from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { ContractPage } from '#shared/features/contracts/contract-page.model.ts';
import { type ContractAction, findContractTransition } from '#shared/features/contracts/contract-states.model.ts';
import { api } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import type { RecordAction } from '../../ui/record/record-page.tsx';
import { currentLanguage, useTexts } from '../../ui/texts.ts';
import { saveDocument } from '../quotes/save-paper.ts';
import type { ContractDialog } from './contract-dialogs.tsx';
import { contractsTexts } from './contracts.texts.ts';

const done = { reopen: 'reopened', start: 'started', archive: 'archived', dropChange: 'changeDropped' } as const;
type PlainStep = keyof typeof done;

/** What the state table and the person's rights let happen next, the most likely first. */
export function useContractSteps(id: string, ask: (dialog: ContractDialog) => void) {
  const t = useTexts(contractsTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const submit = useCommand((kind: 'submit' | 'applyChange') => api.contracts[kind]({ id }), {
    done: ({ status }, kind) => t(status === 'pending' ? 'waiting' : kind === 'submit' ? 'submitted' : 'changeApplied'),
    undo: true,
  });
  const step = useCommand((kind: PlainStep) => api.contracts[kind]({ id }), {
    done: (_output, kind) => t(done[kind]),
    undo: true,
  });
  const complete = useCommand(() => api.contracts.complete({ id }), {
    done: () => t('completed'),
    undo: true,
    onRefusal: ({ code }) => {
      if (code !== 'FIELD_INVALID') return false;
      ask('complete');
      return true;
    },
  });
  const renew = useCommand(() => api.contracts.renewTerm({ contractId: id }), { done: () => t('renewed'), undo: true });
  const openRenewal = async () => {
    const outcome = await renew.run(undefined);
    if (outcome.ok) navigate(`/contracts/${outcome.value.id}`);
  };
  const stepsOf = (contract: ContractPage): RecordAction[] => {
    const can = (action: ContractAction) =>
      contract.deletedAt === null && findContractTransition(contract.status, action) !== undefined;
    const mayEdit = may('contract.edit');
    const mayChange = may('contract.change');
    const mayEnd = may('contract.void');
    const plain = (kind: PlainStep, icon: RecordAction['icon']) => ({
      label: t(kind),
      icon,
      run: () => void step.run(kind),
    });
    const asks = (kind: ContractDialog, icon: RecordAction['icon'], danger = false) => ({
      label: t(kind),
      icon,
      danger,
      run: () => ask(kind),
    });
    const sends = (kind: 'submit' | 'applyChange') => ({
      label: t(kind),
      icon: IconCheck,
      run: () => void submit.run(kind),
    });
    const hasContent = contract.lineCount > 0 || contract.agreedAmount !== null;
    const steps: (RecordAction | false)[] = [
      mayEdit && can('submit') && hasContent && sends('submit'),
      may('contract.sign') && can('sign') && asks('sign', IconWritingSign),
      mayChange && can('applyChange') && sends('applyChange'),
      may('order.create') && can('order') && asks('toOrder', IconShoppingCart),
      (contract.status === 'changing' ? mayChange : mayEdit) &&
        can('edit') && { label: t('editLines'), icon: IconTableRow, run: () => navigate(`/contracts/${id}/lines`) },
      mayChange && can('dropChange') && plain('dropChange', IconArrowBackUp),
      hasContent &&
        (may('contract.print') || may('contract.export')) && {
          label: t('pdf'),
          icon: IconFileTypePdf,
          run: () =>
            void saveDocument('pdf', (signal) => api.contracts.paper({ id, language: currentLanguage() }, { signal })),
        },
      mayEdit && can('reopen') && plain('reopen', IconArrowBackUp),
      mayEdit && can('start') && plain('start', IconPlayerPlay),
      mayEdit &&
        can('complete') && { label: t('complete'), icon: IconCircleCheck, run: () => void complete.run(undefined) },
      mayChange && can('beginChange') && asks('beginChange', IconGitBranch),
      may('contract.create') && can('beginChange') && asks('supplement', IconFilePlus),
      may('contract.create') &&
        can('renew') && { label: t('renewTerm'), icon: IconRefresh, run: () => void openRenewal() },
      mayEdit && can('archive') && plain('archive', IconArchive),
      mayEnd && can('terminate') && asks('terminate', IconUserX, true),
      mayEnd && can('void') && asks('makeVoid', IconBan, true),
    ];
    return steps.filter((each) => each !== false);
  };
  return { stepsOf };
}
