import type { Satisfaction } from '#shared/features/orders/order.model.ts';
import type { OrderPage } from '#shared/features/orders/order-page.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { fieldNamed } from '../../ui/fields/field.ts';
import { type FormValues, RecordForm } from '../../ui/form/record-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useOrderFields } from './order-fields.ts';
import { ordersTexts } from './orders.texts.ts';

/** What the return visit heard; a customer who is not content becomes a task within a day. */
export function SatisfactionForm({ order, onClose }: { order: OrderPage; onClose: () => void }) {
  const t = useTexts(ordersTexts);
  const fields = useOrderFields();
  const rate = useCommand(
    ({ satisfaction, feedback }: FormValues) =>
      api.orders.rate({
        id: order.id,
        satisfaction: satisfaction as Satisfaction,
        feedback: (feedback as string | undefined) || null,
      }),
    { done: () => t('rated'), undo: true },
  );
  return (
    <RecordForm
      title={t('rate')}
      fields={[{ ...fieldNamed(fields, 'satisfaction'), required: true }, fieldNamed(fields, 'feedback')]}
      initial={{ satisfaction: order.satisfaction, feedback: order.feedback }}
      submit={rate.run}
      onClose={onClose}
    />
  );
}
