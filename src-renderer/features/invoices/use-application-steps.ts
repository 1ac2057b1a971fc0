import {
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconFlag,
  IconPlayerPlay,
  IconThumbDown,
  IconThumbUp,
} from '@tabler/icons-react';
import type { ApplicationPage } from '#shared/features/invoices/applications.contract.ts';
import { applicationSteps, type InvoiceAction } from '#shared/features/invoices/invoice-states.model.ts';
import { api } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import type { RecordAction } from '../../ui/record/record-page.tsx';
import { useTexts } from '../../ui/texts.ts';
import { applicationsTexts } from './applications.texts.ts';

type Step = 'submit' | 'approve' | 'withdraw' | 'reopen' | 'begin' | 'finish';

/** What the state table and the person's rights let happen next, the most likely first. */
export function useApplicationSteps(
  id: string,
  ask: (what: 'reject' | 'cancel') => void,
): (application: ApplicationPage) => RecordAction[] {
  const t = useTexts(applicationsTexts);
  const may = useMay();
  const step = useCommand((name: Step): Promise<unknown> => api.invoiceApplications[name]({ id }), {
    done: () => t('done'),
    undo: true,
  });
  return ({ status, deletedAt }) => {
    const can = (action: InvoiceAction, right: string) =>
      deletedAt === null &&
      may(right) &&
      applicationSteps.some((each) => each.from === status && each.action === action);
    const run = (name: Step) => () => void step.run(name);
    const steps: (RecordAction | false)[] = [
      can('submit', 'invoice.edit') && { label: t('submit'), icon: IconCheck, run: run('submit') },
      can('approve', 'invoice.approve') && { label: t('approve'), icon: IconThumbUp, run: run('approve') },
      can('reject', 'invoice.approve') && { label: t('reject'), icon: IconThumbDown, run: () => ask('reject') },
      can('begin', 'invoice.issue') && { label: t('begin'), icon: IconPlayerPlay, run: run('begin') },
      can('finish', 'invoice.issue') && { label: t('finish'), icon: IconFlag, run: run('finish') },
      can('reopen', 'invoice.edit') && { label: t('reopen'), icon: IconArrowBackUp, run: run('reopen') },
      can('withdraw', 'invoice.edit') && { label: t('withdraw'), icon: IconArrowBackUp, run: run('withdraw') },
      can('cancel', 'invoice.edit') && { label: t('cancel'), icon: IconBan, danger: true, run: () => ask('cancel') },
    ];
    return steps.filter((each) => each !== false);
  };
}
