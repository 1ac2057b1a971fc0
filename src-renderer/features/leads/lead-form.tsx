import { Alert, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { api, orpc } from '../../api/client.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { CreateForm, filledValues } from '../../ui/form/create-form.tsx';
import type { FormValues } from '../../ui/form/record-form.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useLeadFields } from './lead-fields.ts';
import { leadsTexts } from './leads.texts.ts';

const first = ['name', 'contactName', 'mobile', 'phone', 'title', 'source', 'grade', 'region', 'demand', 'ownerId'];
const more = [
  'productLineIds',
  'wechat',
  'email',
  'qq',
  'sourceDetail',
  'industry',
  'address',
  'budget',
  'expectedOn',
  'remark',
];

type NewLead = Parameters<typeof api.leads.create>[0];

/** A new lead; warns of leads and customers that may be the same. */
export function LeadForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(leadsTexts);
  const fields = useLeadFields();
  return (
    <CreateForm
      texts={leadsTexts}
      title={t('create')}
      fields={first.map((name) => fieldNamed(fields, name))}
      more={more.map((name) => fieldNamed(fields, name))}
      draft="leads.create"
      canGoOn
      onClose={onClose}
      create={(values) => api.leads.create(filledValues(values) as NewLead)}
      aside={(values) => <LeadDuplicates values={values} />}
    />
  );
}

function LeadDuplicates({ values }: { values: FormValues }) {
  const t = useTexts(leadsTexts);
  const wanted = Object.fromEntries(
    ['name', 'mobile', 'phone']
      .map((name) => [name, values[name]] as const)
      .filter(([, value]) => typeof value === 'string' && value.length > 1),
  );
  const [asked] = useDebouncedValue(wanted, 250);
  const { data = [] } = useQuery({
    ...orpc.leads.checkDuplicates.queryOptions({ input: asked }),
    enabled: Object.keys(asked).length > 0,
  });
  if (data.length === 0) return null;
  return (
    <Alert color="orange" title={t('duplicates')} role="status">
      {data.slice(0, 5).map((each) => (
        <Text key={`${each.kind}${each.recordId}${each.name}`} size="sm">
          {each.recordId ? (
            <PageLink href={`/${each.kind === 'lead' ? 'leads' : 'customers'}/${each.recordId}`}>{each.name}</PageLink>
          ) : (
            each.name
          )}
        </Text>
      ))}
    </Alert>
  );
}
