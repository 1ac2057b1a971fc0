import { useLocation } from 'wouter';
import { api } from '../../api/client.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { CreateForm, filledValues } from '../../ui/form/create-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useQuoteFields } from './quote-fields.ts';
import { quotesTexts } from './quotes.texts.ts';

const first = ['customerId', 'contactId', 'name', 'quoteDate', 'validUntil', 'taxMode'];
const more = ['currency', 'deliveryDays', 'paymentTerms', 'deliveryTerms', 'deliveryPlace', 'warranty', 'notes'];

type NewQuote = Parameters<typeof api.quotes.create>[0];

interface QuoteFormProps {
  readonly onClose: () => void;
  readonly customerId?: string;
  readonly opportunityId?: string;
}

const dayMs = 86_400_000;
const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

/** A new quote for a customer; its lines are written in the grid that opens next. */
export function QuoteForm({ onClose, customerId, opportunityId }: QuoteFormProps) {
  const t = useTexts(quotesTexts);
  const fields = useQuoteFields();
  const [, navigate] = useLocation();
  const now = Date.now();
  return (
    <CreateForm
      texts={quotesTexts}
      title={t('create')}
      fields={first.map((name) => fieldNamed(fields, name))}
      more={more.map((name) => fieldNamed(fields, name))}
      initial={{
        quoteDate: dayOf(now),
        validUntil: dayOf(now + 30 * dayMs),
        taxMode: 'included',
        currency: 'CNY',
        deliveryDays: 'work',
        ...(customerId ? { customerId } : {}),
      }}
      draft={customerId ? `quotes.create.${customerId}` : 'quotes.create'}
      onClose={onClose}
      create={async (values) => {
        const made = await api.quotes.create({
          ...(filledValues(values) as unknown as NewQuote),
          ...(opportunityId ? { opportunityId } : {}),
        });
        navigate(`/quotes/${made.id}/lines`);
        return made;
      }}
    />
  );
}
