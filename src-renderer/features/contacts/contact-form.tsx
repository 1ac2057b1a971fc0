import { Alert, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { api, orpc } from '../../api/client.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { CreateForm, filledValues } from '../../ui/form/create-form.tsx';
import type { FormValues } from '../../ui/form/record-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useContactFields } from './contact-fields.ts';
import { contactsTexts } from './contacts.texts.ts';

const first = ['name', 'customerId', 'title', 'dept', 'mobile', 'phone', 'wechat', 'email', 'role', 'isDecisionMaker'];
const more = ['gender', 'attitude', 'birthday', 'birthdayLunar', 'qq', 'address', 'hobby', 'doNotCall', 'remark'];

type NewContact = Parameters<typeof api.contacts.create>[0];

interface ContactFormProps {
  readonly onClose: () => void;
  /** The customer the contact belongs to, where it is clear from the page. */
  readonly customerId?: string;
}

/** A new contact; says while the number is typed who has it already. */
export function ContactForm({ onClose, customerId }: ContactFormProps) {
  const t = useTexts(contactsTexts);
  const fields = useContactFields();
  return (
    <CreateForm
      texts={contactsTexts}
      title={t('create')}
      fields={first.map((name) => fieldNamed(fields, name))}
      more={more.map((name) => fieldNamed(fields, name))}
      draft="contacts.create"
      canGoOn
      {...(customerId ? { initial: { customerId } } : {})}
      onClose={onClose}
      create={(values) => api.contacts.create(filledValues(values) as NewContact)}
      aside={(values) => <MobileNotice values={values} />}
    />
  );
}

function MobileNotice({ values }: { values: FormValues }) {
  const t = useTexts(contactsTexts);
  const typed = typeof values.mobile === 'string' ? values.mobile : '';
  const [mobile] = useDebouncedValue(typed, 250);
  const customerId = typeof values.customerId === 'string' ? values.customerId : undefined;
  const { data = [] } = useQuery({
    ...orpc.contacts.checkMobile.queryOptions({ input: { mobile, ...(customerId ? { customerId } : {}) } }),
    enabled: mobile.length >= 7,
  });
  if (data.length === 0) return null;
  const blocks = data.some((each) => each.blocks);
  return (
    <Alert color={blocks ? 'red' : 'orange'} role="status">
      <Text size="sm">
        {t('mobileTaken')} {data.map((each) => [each.name, each.customerName].filter(Boolean).join(' · ')).join('；')}
      </Text>
      <Text size="sm">{t(blocks ? 'mobileBlocks' : 'mobileWarns')}</Text>
    </Alert>
  );
}
