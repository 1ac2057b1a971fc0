import {
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconCircleCheck,
  IconClockPause,
  IconFileTypePdf,
  IconGitBranch,
  IconMoodSmile,
  IconPlayerPlay,
  IconPlugConnectedX,
  IconTableRow,
  IconThumbDown,
  IconThumbUp,
} from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { OrderPage } from '#shared/features/orders/order-page.model.ts';
import { findOrderTransition, type OrderAction } from '#shared/features/orders/order-states.model.ts';
import { api } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import type { RecordAction } from '../../ui/record/record-page.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useSubmission } from '../flows/use-submission.tsx';
import type { OrderDialog } from './order-dialogs.tsx';
import type { OrderProblem } from './order-problem.tsx';
import { ordersTexts } from './orders.texts.ts';
import { saveOrderPaper } from './save-order-paper.ts';

type PlainStep = 'approve' | 'withdraw' | 'start' | 'resume' | 'dropChange';
const done = {
  approve: 'approved',
  withdraw: 'withdrawn',
  start: 'started',
  resume: 'resumed',
  dropChange: 'changeDropped',
} as const;

/** What the state table and the person's rights let happen next, the most likely first. */
export function useOrderSteps(
  id: string,
  {
    ask,
    onProblem,
    onRate,
  }: {
    readonly onRate: () => void;
    readonly ask: (dialog: OrderDialog) => void;
    readonly onProblem: (problem: OrderProblem) => void;
  },
) {
  const t = useTexts(ordersTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const onRefusal = (refusal: { readonly code: string; readonly data?: unknown }) => {
    if (refusal.code !== 'ORDER_OVER_CREDIT' && refusal.code !== 'ORDER_BELOW_MOQ') return false;
    onProblem({ code: refusal.code, ...(refusal.data as object) } as OrderProblem);
    return true;
  };
  const { submit, dialog } = useSubmission({
    docType: 'order',
    recordId: id,
    call: ({ reason, chosen }) =>
      api.orders.submit({ id, ...(reason ? { overCreditReason: reason } : {}), ...(chosen ? { chosen } : {}) }),
    done: ({ status }) => t(status === 'pending' ? 'waiting' : 'submitted'),
    onRefusal,
  });
  const step = useCommand((kind: PlainStep) => api.orders[kind]({ id }), {
    done: (_output, kind) => t(done[kind]),
    undo: true,
    onRefusal,
  });
  const applyChange = useCommand(() => api.orders.applyChange({ id }), {
    done: ({ waits }) => t(waits ? 'changeWaits' : 'changeApplied'),
    undo: true,
    onRefusal,
  });
  const complete = useCommand(() => api.orders.complete({ id }), {
    done: () => t('completed'),
    undo: true,
    onRefusal: ({ code }) => {
      if (code !== 'ORDER_UNFINISHED') return false;
      ask('complete');
      return true;
    },
  });
  const stepsOf = (order: OrderPage): RecordAction[] => {
    // What waits in a flow is decided there: the page's own steps wait with it.
    const can = (action: OrderAction) =>
      order.deletedAt === null && !order.waits && findOrderTransition(order.status, action) !== undefined;
    const isChanging = order.status === 'changing';
    const mayEdit = may(isChanging ? 'order.change' : 'order.edit');
    const plain = (kind: PlainStep, icon: RecordAction['icon']) => ({
      label: t(kind),
      icon,
      run: () => void step.run(kind),
    });
    const asks = (kind: OrderDialog, icon: RecordAction['icon'], danger = false) => ({
      label: t(kind),
      icon,
      danger,
      run: () => ask(kind),
    });
    const steps: (RecordAction | false)[] = [
      may('order.edit') &&
        can('submit') &&
        order.lineCount > 0 && { label: t('submit'), icon: IconCheck, run: () => void submit() },
      may('order.change') &&
        can('applyChange') && { label: t('applyChange'), icon: IconCheck, run: () => void applyChange.run(undefined) },
      mayEdit &&
        can('edit') && { label: t('editLines'), icon: IconTableRow, run: () => navigate(`/orders/${id}/lines`) },
      may('order.change') && can('dropChange') && plain('dropChange', IconArrowBackUp),
      may('order.approve') && can('approve') && plain('approve', IconThumbUp),
      may('order.approve') && can('reject') && asks('reject', IconThumbDown),
      may('order.edit') && can('withdraw') && plain('withdraw', IconArrowBackUp),
      may('order.edit') && can('start') && plain('start', IconPlayerPlay),
      may('order.edit') && can('resume') && plain('resume', IconPlayerPlay),
      may('order.edit') &&
        can('complete') && { label: t('complete'), icon: IconCircleCheck, run: () => void complete.run(undefined) },
      may('order.change') && can('beginChange') && asks('beginChange', IconGitBranch),
      may('order.edit') && can('suspend') && asks('suspend', IconClockPause),
      may('order.cancel') && can('closeRest') && asks('closeRest', IconPlugConnectedX),
      may('order.edit') && can('rate') && { label: t('rate'), icon: IconMoodSmile, run: onRate },
      (may('order.print') || may('order.export')) && {
        label: t('paper'),
        icon: IconFileTypePdf,
        run: () => void saveOrderPaper(id),
      },
      may('order.cancel') && can('cancel') && asks('cancel', IconBan, true),
    ];
    return steps.filter((each) => each !== false);
  };
  return { stepsOf, submit, dialog };
}
