import { api } from '../../api/client.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { CreateForm, filledValues } from '../../ui/form/create-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { opportunitiesTexts } from './opportunities.texts.ts';
import { useOpportunityFields } from './opportunity-fields.ts';

const first = [
  'customerId',
  'name',
  'amount',
  'expectedCloseOn',
  'productLineId',
  'forecastCategory',
  'nextStep',
  'ownerId',
];
const more = ['source', 'competitors', 'remark'];

type NewOpportunity = Parameters<typeof api.opportunities.create>[0];

interface OpportunityFormProps {
  readonly onClose: () => void;
  readonly customerId?: string;
}

/** A new opportunity; it begins in the first stage of the pipeline of whoever owns it. */
export function OpportunityForm({ onClose, customerId }: OpportunityFormProps) {
  const t = useTexts(opportunitiesTexts);
  const fields = useOpportunityFields();
  return (
    <CreateForm
      texts={opportunitiesTexts}
      title={t('create')}
      fields={first.map((name) => fieldNamed(fields, name))}
      more={more.map((name) => fieldNamed(fields, name))}
      initial={{ forecastCategory: 'pipeline', ...(customerId ? { customerId } : {}) }}
      draft={customerId ? `opportunities.create.${customerId}` : 'opportunities.create'}
      canGoOn
      onClose={onClose}
      create={(values) => api.opportunities.create(filledValues(values) as unknown as NewOpportunity)}
    />
  );
}
