import type { OrderPage } from '#shared/features/orders/order-page.model.ts';
import { dayNumber } from '#shared/kernel/china/dates.ts';
import type { Say } from '../../ui/texts.ts';

/** Whether everything was there by the promised day; nothing while it is not all there, or no day was promised. */
export function punctualityOf(
  { deliveryState, promiseDate, deliveries }: OrderPage,
  t: Say<'inTime' | 'lateBy'>,
): string | null {
  if (deliveryState !== 'full' || promiseDate === null) return null;
  const arrived = deliveries.flatMap(({ status, shipDate, signedOn }) =>
    status === 'refused' || status === 'planned' ? [] : [signedOn ?? shipDate],
  );
  const late = Math.max(...arrived.map(dayNumber)) - dayNumber(promiseDate);
  return late > 0 ? t('lateBy', { count: late }) : t('inTime');
}
