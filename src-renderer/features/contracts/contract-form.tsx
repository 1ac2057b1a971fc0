import { useLocation } from 'wouter';
import { chinaDate } from '#shared/kernel/china/dates.ts';
import { api } from '../../api/client.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { CreateForm, filledValues } from '../../ui/form/create-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useContractFields } from './contract-fields.ts';
import { contractsTexts } from './contracts.texts.ts';

const first = ['name', 'customerId', 'kind', 'startDate', 'endDate', 'agreedAmount'];
const more = [
  'contactId',
  'opportunityId',
  'parentContractId',
  'sellerEntityId',
  'taxMode',
  'currency',
  'renewRemindDays',
  'notes',
];

type NewContract = Parameters<typeof api.contracts.create>[0];

interface ContractFormProps {
  readonly onClose: () => void;
  readonly customerId?: string;
  readonly opportunityId?: string;
  /** Makes a supplement of it. */
  readonly parentContractId?: string;
}

/** A new contract with a customer, with the wishes of their profile as its terms. */
export function ContractForm({ onClose, customerId, opportunityId, parentContractId }: ContractFormProps) {
  const t = useTexts(contractsTexts);
  const fields = useContractFields();
  const [, navigate] = useLocation();
  const about = parentContractId ?? opportunityId ?? customerId;
  return (
    <CreateForm
      texts={contractsTexts}
      title={t('create')}
      fields={first.map((name) => fieldNamed(fields, name))}
      more={more.map((name) => fieldNamed(fields, name))}
      initial={{
        kind: parentContractId ? 'supplement' : 'direct',
        taxMode: 'included',
        currency: 'CNY',
        startDate: chinaDate(Date.now()),
        renewRemindDays: 30,
        ...(customerId ? { customerId } : {}),
        ...(opportunityId ? { opportunityId } : {}),
        ...(parentContractId ? { parentContractId } : {}),
      }}
      draft={about ? `contracts.create.${about}` : 'contracts.create'}
      onClose={onClose}
      create={async (values) => {
        const made = await api.contracts.create(filledValues(values) as unknown as NewContract);
        navigate(`/contracts/${made.id}`);
        return made;
      }}
    />
  );
}
