import { useLocation } from 'wouter';
import { chinaDate } from '#shared/kernel/china/dates.ts';
import { api } from '../../api/client.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { CreateForm, filledValues } from '../../ui/form/create-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { CreditNote } from './credit-note.tsx';
import { useOrderFields } from './order-fields.ts';
import { ordersTexts } from './orders.texts.ts';

const first = ['customerId', 'contactId', 'orderDate', 'promiseDate', 'taxMode', 'priority'];
const more = ['customerOrderNo', 'channel', 'currency', 'freight', 'paymentTermDays', 'notes'];

type NewOrder = Parameters<typeof api.orders.create>[0];

interface OrderFormProps {
  readonly onClose: () => void;
  readonly customerId?: string;
  readonly opportunityId?: string;
}

/** A new order for a customer, with the wishes of their profile; its lines are written in the grid that opens next. */
export function OrderForm({ onClose, customerId, opportunityId }: OrderFormProps) {
  const t = useTexts(ordersTexts);
  const fields = useOrderFields();
  const [, navigate] = useLocation();
  return (
    <CreateForm
      texts={ordersTexts}
      title={t('create')}
      fields={first.map((name) => fieldNamed(fields, name))}
      more={more.map((name) => fieldNamed(fields, name))}
      initial={{
        orderDate: chinaDate(Date.now()),
        taxMode: 'included',
        currency: 'CNY',
        priority: 'normal',
        freight: 0,
        ...(customerId ? { customerId } : {}),
      }}
      draft={customerId ? `orders.create.${customerId}` : 'orders.create'}
      aside={({ customerId: chosen }) => (typeof chosen === 'string' ? <CreditNote customerId={chosen} /> : null)}
      onClose={onClose}
      create={async (values) => {
        const made = await api.orders.create({
          ...(filledValues(values) as unknown as NewOrder),
          ...(opportunityId ? { opportunityId } : {}),
        });
        navigate(`/orders/${made.id}/lines`);
        return made;
      }}
    />
  );
}
