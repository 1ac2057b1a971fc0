import { receiptMethods } from '#shared/features/receivables/receipt-words.model.ts';
import { chinaDate } from '#shared/kernel/china/dates.ts';
import { api } from '../../api/client.ts';
import { accountSource, customerSource, orderSource } from '../../api/record-sources.ts';
import { useCommand } from '../../api/use-command.tsx';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import { filledValues } from '../../ui/form/create-form.tsx';
import { type FormValues, RecordForm } from '../../ui/form/record-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { bankTexts } from './bank.texts.ts';
import { receiptsTexts } from './receipts.texts.ts';

type NewRefund = Parameters<typeof api.receipts.refund>[0];

interface RefundFormProps {
  readonly onClose: () => void;
  readonly customerId?: string;
  readonly orderId?: string;
}

/** Money back to a customer, no more than was paid; a draft until somebody confirms that it went. */
export function RefundForm({ onClose, customerId, orderId }: RefundFormProps) {
  const t = useTexts(bankTexts);
  const words = useTexts(receiptsTexts);
  const { field } = describeFields(t, 'receivable');
  const refund = useCommand((values: FormValues) => api.receipts.refund(filledValues(values) as unknown as NewRefund), {
    done: () => t('refunded'),
    undo: true,
  });
  return (
    <RecordForm
      title={t('refundTitle')}
      fields={[
        field('customerId', 'record', { required: true, source: customerSource }),
        field('amount', 'money', { required: true }),
        field('reason', 'text', { required: true, maxLength: 500 }),
        field('orderId', 'record', { source: orderSource, hint: t('orderHint') }),
        field('method', 'choice', {
          required: true,
          choices: receiptMethods.map((value) => ({ value, label: words(`method.${value}`) })),
        }),
        field('paidOn', 'day'),
        field('bankAccountId', 'record', { source: accountSource }),
        field('bankRef', 'text', { maxLength: 80 }),
      ]}
      initial={{
        method: 'wire',
        paidOn: chinaDate(Date.now()),
        ...(customerId ? { customerId } : {}),
        ...(orderId ? { orderId } : {}),
      }}
      submit={refund.run}
      onClose={onClose}
    />
  );
}
