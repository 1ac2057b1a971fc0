import type { QuoteRow } from '#shared/features/quotes/quotes.contract.ts';
import type { RoomColumn } from '../../ui/list/named-columns.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { say } from '../../ui/texts.ts';
import { quotesTexts } from './quotes.texts.ts';

/** The columns of every list of quotes. */
export const quoteColumns: readonly RoomColumn<QuoteRow, keyof typeof quotesTexts.zhCN>[] = [
  { name: 'no', width: 176, narrow: 'title' },
  {
    name: 'version',
    width: 72,
    render: (row) => say(quotesTexts, 'version', { version: row.version }),
  },
  { name: 'status', width: 104, narrow: 'side' },
  { name: 'customerId', width: 200, narrow: 'under', sortable: false },
  { name: 'name', width: 180 },
  { name: 'amountIncl', width: 128, narrow: 'under' },
  { name: 'quoteDate', width: 112 },
  {
    name: 'validUntil',
    width: 176,
    render: (row) =>
      row.priceChanged ? (
        <>
          {row.validUntil} <StateBadge tone="warn">{say(quotesTexts, 'priceChanged')}</StateBadge>
        </>
      ) : (
        row.validUntil
      ),
  },
  { name: 'ownerId', width: 96 },
  { name: 'longestLeadDays', width: 120, hidden: true },
  { name: 'amountExcl', width: 128, hidden: true },
  { name: 'taxTotal', width: 112, hidden: true },
  { name: 'margin', width: 112, hidden: true },
  { name: 'tags', width: 140, hidden: true, sortable: false },
  { name: 'createdBy', width: 96, hidden: true },
  { name: 'createdAt', width: 120, hidden: true },
  { name: 'sentAt', width: 120, hidden: true },
  { name: 'updatedAt', width: 120 },
];
