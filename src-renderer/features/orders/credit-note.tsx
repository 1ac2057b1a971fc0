import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';
import { formatMoney } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { ordersTexts } from './orders.texts.ts';

/** Says it early when the customer owes too much for one more order; `adding` is what this one would add, in fen. */
export function CreditNote({ customerId, adding = 0 }: { customerId: string; adding?: number }) {
  const t = useTexts(ordersTexts);
  const { data } = useQuery(orpc.orders.credit.queryOptions({ input: { customerId } }));
  if (!data || data.limit === null || data.owed + adding <= data.limit) return null;
  return (
    <Alert color="orange">{t('creditWarning', { limit: formatMoney(data.limit), owed: formatMoney(data.owed) })}</Alert>
  );
}
