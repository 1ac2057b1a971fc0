import type { PlanTerm } from '#shared/features/receivables/plan.model.ts';
import { api } from '../../api/client.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { CreateForm, filledValues } from '../../ui/form/create-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { usePlanFields } from './receivable-fields.ts';
import { receivablesTexts } from './receivables.texts.ts';

interface PlanFormProps {
  readonly onClose: () => void;
  readonly orderId?: string;
}

/** One more period of an order's terms of payment. */
export function PlanForm({ onClose, orderId }: PlanFormProps) {
  const t = useTexts(receivablesTexts);
  const fields = usePlanFields();
  return (
    <CreateForm
      texts={receivablesTexts}
      namedBy="amount"
      title={t('create')}
      fields={['orderId', 'amount', 'condition', 'termDays', 'dueDate', 'method', 'notes'].map((name) =>
        fieldNamed(fields, name),
      )}
      initial={{ condition: 'delivery', termDays: 30, ...(orderId ? { orderId } : {}) }}
      draft={orderId ? `receivables.create.${orderId}` : 'receivables.create'}
      canGoOn
      onClose={onClose}
      create={async (values) => {
        const { orderId: of, ...term } = filledValues(values);
        const { ids, commandId } = await api.receivables.create({
          orderId: String(of),
          terms: [term as unknown as PlanTerm],
        });
        return { id: ids[0], commandId };
      }}
    />
  );
}
