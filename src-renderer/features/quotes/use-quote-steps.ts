import {
  IconBan,
  IconCheck,
  IconCopy,
  IconFileTypePdf,
  IconGitBranch,
  IconSend,
  IconShoppingCart,
  IconTable,
  IconTableRow,
  IconThumbDown,
  IconThumbUp,
  IconWritingSign,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { findQuoteTransition, type QuoteAction } from '#shared/features/quotes/quote-states.model.ts';
import type { QuotePage } from '#shared/features/quotes/quotes.contract.ts';
import { api } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import type { RecordAction } from '../../ui/record/record-page.tsx';
import { say, useTexts } from '../../ui/texts.ts';
import { contractsTexts } from '../contracts/contracts.texts.ts';
import { useSubmission } from '../flows/use-submission.tsx';
import type { QuoteDialog } from './quote-dialogs.tsx';
import type { Problems } from './quote-problems.tsx';
import { quotesTexts } from './quotes.texts.ts';
import { savePaper } from './save-paper.ts';

/** What the state table and the person's rights let happen next, the most likely first. */
export function useQuoteSteps(
  id: string,
  {
    ask,
    onProblems,
    onPaper,
  }: {
    readonly ask: (dialog: QuoteDialog | 'toOrder') => void;
    readonly onProblems: (problems: Problems) => void;
    readonly onPaper: (hash: string) => void;
  },
): {
  readonly stepsOf: (quote: QuotePage) => RecordAction[];
  readonly submit: (reason?: string) => void;
  /** Asks for approvers where the flow leaves them to the submitter. */
  readonly dialog: ReactNode;
} {
  const t = useTexts(quotesTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const { submit, dialog } = useSubmission({
    docType: 'quote',
    recordId: id,
    call: ({ reason, chosen }) =>
      api.quotes.submit({ id, ...(reason ? { belowMoqReason: reason } : {}), ...(chosen ? { chosen } : {}) }),
    done: ({ status }) => t(status === 'active' ? 'submitted' : 'waiting'),
    onRefusal: (refusal) => {
      const { code, data } = refusal as { code: string; data?: { problems?: Problems['problems'] } };
      if (!data?.problems) return false;
      onProblems({ canAsk: code === 'QUOTE_BELOW_MOQ', problems: data.problems });
      return true;
    },
  });
  const revise = useCommand(() => api.quotes.revise({ fromId: id }), { done: () => t('revised') });
  const copy = useCommand(() => api.quotes.copy({ fromId: id }), { done: () => t('copied') });
  const paper = async (format: 'pdf' | 'xlsx') => {
    const hash = await savePaper(id, format);
    if (hash) onPaper(hash);
  };
  const open = async (made: ReturnType<typeof revise.run>) => {
    const outcome = await made;
    if (outcome.ok) navigate(`/quotes/${outcome.value.id}`);
  };
  const toContract = useCommand(() => api.contracts.createFromQuote({ quoteId: id }), {
    done: () => say(contractsTexts, 'toContractDone'),
    undo: true,
  });
  const openContract = async () => {
    const outcome = await toContract.run(undefined);
    if (outcome.ok) navigate(`/contracts/${outcome.value.id}`);
  };
  const stepsOf = (quote: QuotePage) => {
    const can = (action: QuoteAction) =>
      quote.deletedAt === null && findQuoteTransition(quote.status, action) !== undefined;
    const mayEdit = may('quote.edit');
    const mayPaper = quote.lineCount > 0 && (may('quote.print') || may('quote.export'));
    const steps: (RecordAction | false)[] = [
      mayEdit &&
        can('submit') &&
        quote.lineCount > 0 && { label: t('submit'), icon: IconCheck, run: () => void submit() },
      mayEdit &&
        can('edit') && { label: t('editLines'), icon: IconTableRow, run: () => navigate(`/quotes/${id}/lines`) },
      mayPaper && { label: t('pdf'), icon: IconFileTypePdf, run: () => void paper('pdf') },
      mayPaper && { label: t('excel'), icon: IconTable, run: () => void paper('xlsx') },
      may('quote.send') && can('send') && { label: t('markSent'), icon: IconSend, run: () => ask('markSent') },
      mayEdit && can('accept') && { label: t('accept'), icon: IconThumbUp, run: () => ask('accept') },
      mayEdit && can('decline') && { label: t('decline'), icon: IconThumbDown, run: () => ask('decline') },
      mayEdit &&
        can('revise') && { label: t('revise'), icon: IconGitBranch, run: () => void open(revise.run(undefined)) },
      may('quote.convert') &&
        may('order.create') &&
        can('convertPart') && { label: t('toOrder'), icon: IconShoppingCart, run: () => ask('toOrder') },
      may('quote.convert') &&
        may('contract.create') &&
        can('convertPart') && {
          label: say(contractsTexts, 'toContract'),
          icon: IconWritingSign,
          run: () => void openContract(),
        },
      may('quote.create') && { label: t('copy'), icon: IconCopy, run: () => void open(copy.run(undefined)) },
      may('quote.void') &&
        can('void') && { label: t('makeVoid'), icon: IconBan, danger: true, run: () => ask('makeVoid') },
    ];
    return steps.filter((step) => step !== false);
  };
  return { stepsOf, submit: (reason) => void submit(reason), dialog };
}
