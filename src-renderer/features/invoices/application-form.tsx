import { useLocation } from 'wouter';
import { api } from '../../api/client.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { CreateForm, filledValues } from '../../ui/form/create-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { applicationsTexts } from './applications.texts.ts';
import { useApplicationFields } from './invoice-fields.ts';

type NewApplication = Parameters<typeof api.invoiceApplications.create>[0];

/** What is left to invoice of an order, or a prepayment of a customer; the title comes by itself. */
export function ApplicationForm({ onClose, orderId }: { onClose: () => void; orderId?: string }) {
  const t = useTexts(applicationsTexts);
  const fields = useApplicationFields();
  const [, navigate] = useLocation();
  const named = (names: readonly string[]) => names.map((name) => fieldNamed(fields, name));
  return (
    <CreateForm
      texts={applicationsTexts}
      title={t('create')}
      fields={named(['orderId', 'customerId', 'sourceKind', 'invoiceKind', 'medium', 'titleId', 'entityId'])}
      more={named(['deliverTo', 'remarkOnInvoice', 'urgent', 'discountLines'])}
      initial={{
        sourceKind: 'order',
        invoiceKind: 'ordinary',
        medium: 'digital',
        discountLines: true,
        ...(orderId ? { orderId } : {}),
      }}
      draft="invoiceApplications.create"
      onClose={onClose}
      create={async (values) => {
        const { orderId: chosen, ...filled } = filledValues(values) as NewApplication & { orderId?: string };
        const made = await api.invoiceApplications.create({ ...filled, ...(chosen ? { orderIds: [chosen] } : {}) });
        navigate(`/invoice-applications/${made.id}`);
        return made;
      }}
    />
  );
}
