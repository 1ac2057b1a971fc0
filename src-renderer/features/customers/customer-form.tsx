import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { api, orpc } from '../../api/client.ts';
import { type Field, fieldNamed } from '../../ui/fields/field.ts';
import { CreateForm, filledValues } from '../../ui/form/create-form.tsx';
import type { FormValues } from '../../ui/form/record-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useCustomerFields } from './customer-fields.ts';
import { customersTexts } from './customers.texts.ts';

const first = ['name', 'level', 'mobile', 'phone', 'lifecycle', 'source', 'region', 'address', 'creditCode', 'ownerId'];
const more = [
  'shortName',
  'kind',
  'email',
  'website',
  'industry',
  'scale',
  'taxpayerKind',
  'parentId',
  'relation',
  'paymentTermDays',
  'creditLimit',
  'isKey',
  'keyReason',
  'remark',
];

type NewCustomer = Parameters<typeof api.customers.create>[0];

/** A new customer; says while the name is typed who may be the same company. */
export function CustomerForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(customersTexts);
  const fields = useCustomerFields();
  const pick = (names: readonly string[]): Field[] => names.map((name) => fieldNamed(fields, name));
  return (
    <CreateForm
      texts={customersTexts}
      title={t('create')}
      fields={pick(first)}
      more={pick(more)}
      draft="customers.create"
      canGoOn
      onClose={onClose}
      create={(values) => api.customers.create(filledValues(values) as NewCustomer)}
      aside={(values) => <DuplicateNotice values={values} onOpen={onClose} />}
    />
  );
}

/** Who may be the same company: by code, name, phone or core of the name (china-rules 5.7). */
export function DuplicateNotice({ values, onOpen }: { values: FormValues; onOpen: () => void }) {
  const t = useTexts(customersTexts);
  const [, navigate] = useLocation();
  const wanted = Object.fromEntries(
    ['name', 'creditCode', 'mobile', 'phone']
      .map((name) => [name, values[name]] as const)
      .filter(([, value]) => typeof value === 'string' && value.length > 1),
  );
  const [asked] = useDebouncedValue(wanted, 250);
  const found = useQuery({
    ...orpc.customers.checkDuplicates.queryOptions({ input: asked }),
    enabled: Object.keys(asked).length > 0,
  });
  const rows = found.data ?? [];
  if (rows.length === 0) return null;
  const blocks = rows.some((row) => row.blocks);
  return (
    <Alert color={blocks ? 'red' : 'orange'} title={t('duplicateTitle')} role="status">
      <Stack gap={4}>
        <Text size="sm">{t(blocks ? 'duplicateBlocks' : 'duplicateWarns')}</Text>
        {rows.slice(0, 5).map((row) => (
          <Text key={`${row.customerId}${row.name}${row.rule}`} size="sm">
            {row.name} · {t('duplicateScore', { score: Math.round(row.score) })}{' '}
            {row.customerId ? (
              <Anchor
                component="button"
                type="button"
                size="sm"
                onClick={() => {
                  onOpen();
                  navigate(`/customers/${row.customerId}`);
                }}
              >
                {t('duplicateOpen')}
              </Anchor>
            ) : null}
          </Text>
        ))}
      </Stack>
    </Alert>
  );
}
