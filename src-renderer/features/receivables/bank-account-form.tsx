import { orderCurrencies } from '#shared/features/orders/order.model.ts';
import type { BankAccount } from '#shared/features/receivables/receipt.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import { type FormValues, RecordForm } from '../../ui/form/record-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { bankTexts } from './bank.texts.ts';

interface BankAccountFormProps {
  /** The account that is edited; undefined for a new one. */
  readonly account: BankAccount | undefined;
  readonly onClose: () => void;
}

/** One of the company's own accounts. It is never deleted, only put out of use. */
export function BankAccountForm({ account, onClose }: BankAccountFormProps) {
  const t = useTexts(bankTexts);
  const { field } = describeFields(t, 'receivable');
  const save = useCommand(
    (values: FormValues) =>
      api.receipts.saveAccount({
        ...(account ? { id: account.id } : {}),
        ...(values as Pick<BankAccount, 'name' | 'currency' | 'isActive'>),
        bank: (values.bank as string | undefined) || null,
        accountNo: (values.accountNo as string | undefined) || null,
      }),
    { done: () => t('accountSaved'), undo: true },
  );
  return (
    <RecordForm
      title={account ? account.name : t('newAccount')}
      fields={[
        field('name', 'text', { required: true, maxLength: 80 }),
        field('bank', 'text', { maxLength: 120 }),
        field('accountNo', 'text', { maxLength: 60 }),
        field('currency', 'choice', {
          required: true,
          choices: orderCurrencies.map((value) => ({ value, label: value })),
        }),
        field('isActive', 'flag'),
      ]}
      initial={account ? { ...account } : { currency: 'CNY', isActive: true }}
      submit={save.run}
      onClose={onClose}
    />
  );
}
