import {
  IconBan,
  IconCheck,
  IconCopy,
  IconGitBranch,
  IconSend,
  IconTableRow,
  IconThumbDown,
  IconThumbUp,
} from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { findQuoteTransition, type QuoteAction } from '#shared/features/quotes/quote-states.model.ts';
import type { QuotePage } from '#shared/features/quotes/quotes.contract.ts';
import { api } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import type { RecordAction } from '../../ui/record/record-page.tsx';
import { useTexts } from '../../ui/texts.ts';
import type { QuoteDialog } from './quote-dialogs.tsx';
import type { Problems } from './quote-problems.tsx';
import { quotesTexts } from './quotes.texts.ts';

/** What the state table and the person's rights let happen next, the most likely first. */
export function useQuoteSteps(
  id: string,
  ask: (dialog: QuoteDialog) => void,
  onProblems: (problems: Problems) => void,
): (quote: QuotePage) => RecordAction[] {
  const t = useTexts(quotesTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const submit = useCommand(() => api.quotes.submit({ id }), {
    done: ({ status }) => t(status === 'active' ? 'submitted' : 'waiting'),
    undo: true,
    onRefusal: (refusal) => {
      const { code, data } = refusal as { code: string; data?: { problems?: Problems['problems'] } };
      if (!data?.problems) return false;
      onProblems({ canAsk: code === 'QUOTE_BELOW_MOQ', problems: data.problems });
      return true;
    },
  });
  const revise = useCommand(() => api.quotes.revise({ fromId: id }), { done: () => t('revised') });
  const copy = useCommand(() => api.quotes.copy({ fromId: id }), { done: () => t('copied') });
  const open = async (made: ReturnType<typeof revise.run>) => {
    const outcome = await made;
    if (outcome.ok) navigate(`/quotes/${outcome.value.id}`);
  };
  return (quote) => {
    const can = (action: QuoteAction) =>
      quote.deletedAt === null && findQuoteTransition(quote.status, action) !== undefined;
    const mayEdit = may('quote.edit');
    const steps: (RecordAction | false)[] = [
      mayEdit &&
        can('submit') &&
        quote.lineCount > 0 && { label: t('submit'), icon: IconCheck, run: () => void submit.run(undefined) },
      mayEdit &&
        can('edit') && { label: t('editLines'), icon: IconTableRow, run: () => navigate(`/quotes/${id}/lines`) },
      may('quote.send') && can('send') && { label: t('markSent'), icon: IconSend, run: () => ask('markSent') },
      mayEdit && can('accept') && { label: t('accept'), icon: IconThumbUp, run: () => ask('accept') },
      mayEdit && can('decline') && { label: t('decline'), icon: IconThumbDown, run: () => ask('decline') },
      mayEdit &&
        can('revise') && { label: t('revise'), icon: IconGitBranch, run: () => void open(revise.run(undefined)) },
      may('quote.create') && { label: t('copy'), icon: IconCopy, run: () => void open(copy.run(undefined)) },
      may('quote.void') &&
        can('void') && { label: t('makeVoid'), icon: IconBan, danger: true, run: () => ask('makeVoid') },
    ];
    return steps.filter((step) => step !== false);
  };
}
