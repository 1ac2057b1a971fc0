import { api } from '../../api/client.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { CreateForm, filledValues } from '../../ui/form/create-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { receiptsTexts } from './receipts.texts.ts';
import { useReceiptFields } from './receivable-fields.ts';

type NewReceipt = Parameters<typeof api.receipts.create>[0];

interface ReceiptFormProps {
  readonly onClose: () => void;
  readonly customerId?: string;
  /** The one period it is for; otherwise the oldest is paid first. */
  readonly plan?: { readonly id: string; readonly remainder: number };
  /** The one order it is for, its periods by their due day. */
  readonly order?: { readonly id: string; readonly remainder: number };
}

const first = ['customerId', 'amount', 'receivedOn', 'method', 'bankAccountId', 'bankRef'];
const more = ['payerName', 'thirdPartyReason', 'fee', 'discount', 'billDueDate', 'notes'];

/** Money that came; a draft until somebody confirms that it is there. */
export function ReceiptForm({ onClose, customerId, plan, order }: ReceiptFormProps) {
  const target = plan ? { planId: plan.id } : order ? { orderId: order.id } : undefined;
  const remainder = Math.max(0, (plan ?? order)?.remainder ?? 0);
  const t = useTexts(receiptsTexts);
  const fields = useReceiptFields();
  return (
    <CreateForm
      texts={receiptsTexts}
      namedBy="amount"
      title={t('create')}
      fields={first.map((name) => fieldNamed(fields, name))}
      more={more.map((name) => fieldNamed(fields, name))}
      initial={{
        method: 'wire',
        receivedOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
        ...(customerId ? { customerId } : {}),
        ...(remainder > 0 ? { amount: remainder } : {}),
      }}
      draft={['receipts.create', plan?.id ?? order?.id].filter(Boolean).join('.')}
      canGoOn
      onClose={onClose}
      create={(values) => {
        const input = filledValues(values) as unknown as NewReceipt;
        const amount = Math.min(remainder, input.amount);
        const allocations = target && amount > 0 ? { allocations: [{ ...target, amount }] } : {};
        return api.receipts.create({ ...input, ...allocations });
      }}
    />
  );
}
