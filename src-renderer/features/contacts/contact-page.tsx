import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconAddressBook, IconArrowBackUp, IconArrowsExchange, IconStar, IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';
import type { ContactStatus } from '#shared/features/contacts/contact.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { fieldNamed } from '../../ui/fields/field.ts';
import { FieldInput } from '../../ui/fields/field-input.tsx';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { FollowUpTimeline } from '../follow-ups/follow-up-timeline.tsx';
import { ConsentCard } from '../privacy/consent-card.tsx';
import { privacyTexts } from '../privacy/privacy.texts.ts';
import { useContactFields } from './contact-fields.ts';
import { contactsTexts } from './contacts.texts.ts';

const summaryFields = [
  'name',
  'title',
  'dept',
  'mobile',
  'phone',
  'wechat',
  'email',
  'qq',
  'gender',
  'role',
  'isDecisionMaker',
  'attitude',
  'birthday',
  'birthdayLunar',
  'address',
  'hobby',
  'doNotCall',
  'remark',
];

const room: RecordRoom = {
  table: 'contacts',
  noun: 'contact',
  path: '/contacts',
  icon: IconAddressBook,
  texts: contactsTexts,
  useFields: useContactFields,
  missing: 'CONTACT_NOT_FOUND',
  commands: () => api.contacts,
};

export function ContactPage() {
  const { id } = useParams<{ id: string }>();
  return <ContactRecord key={id} id={id} />;
}

/** One person at a customer: how to reach them, what they decide, where they worked. */
export function ContactRecord(props: RecordProps) {
  const { id } = props;
  const t = useTexts(contactsTexts);
  const privacy = useTexts(privacyTexts);
  const [isMoving, setMoving] = useState(false);
  const query = useQuery(orpc.contacts.get.queryOptions({ input: { id } }));
  const record = useRecord(room, props, query, query.data);
  const setStatus = useCommand((status: ContactStatus) => api.contacts.setStatus({ id, status }), {
    done: (_output, status) => t(status === 'left' ? 'leftDone' : status === 'disabled' ? 'disabledDone' : 'backDone'),
    undo: true,
  });
  const setPrimary = useCommand(() => api.contacts.setPrimary({ id }), { done: () => t('primarySet'), undo: true });
  if (!record.row) return record.instead;
  const { row: contact, field } = record;
  const canEdit = record.may('contact.edit') && !record.isDeleted;
  const isActive = contact.status === 'active';
  const become = (status: ContactStatus) => () => void setStatus.run(status);
  return (
    <>
      <RecordPage
        {...record.page}
        title={contact.name}
        canFollow
        menu={[
          canEdit &&
            !contact.isPrimary && { label: t('setPrimary'), icon: IconStar, run: () => void setPrimary.run(undefined) },
          canEdit && { label: t('move'), icon: IconArrowsExchange, run: () => setMoving(true) },
          canEdit && isActive && { label: t('left'), icon: IconUserOff, run: become('left') },
          canEdit && isActive && { label: t('disable'), icon: IconUserOff, run: become('disabled') },
          canEdit && !isActive && { label: t('back'), icon: IconArrowBackUp, run: become('active') },
          ...record.binActions(),
        ]}
        state={
          <Group gap="xs">
            {record.binBadge}
            <FieldValue field={field('status')} value={contact.status} />
            {contact.isPrimary ? <StateBadge tone="active">{t('primary')}</StateBadge> : null}
            {contact.isDecisionMaker ? <StateBadge tone="done">{t('decisionMaker')}</StateBadge> : null}
            {contact.doNotCall ? <StateBadge tone="warn">{t('doNotCall')}</StateBadge> : null}
          </Group>
        }
        facts={[
          {
            label: t('field.customerId'),
            value: <PageLink href={`/customers/${contact.customerId}`}>{contact.customerName ?? '—'}</PageLink>,
          },
          {
            label: t('field.mobile'),
            value: contact.mobile ? <FieldValue field={field('mobile')} value={contact.mobile} /> : null,
          },
          { label: t('field.ownerId'), value: contact.ownerName },
        ]}
        summary={
          <InlineFields fields={summaryFields.map(field)} row={contact} {...(canEdit ? { onSave: record.save } : {})} />
        }
        tabs={[
          {
            id: 'followUps',
            label: t('followUps'),
            content: <FollowUpTimeline targetType="customer" targetId={contact.customerId} />,
          },
          {
            id: 'consent',
            label: privacy('card'),
            content: <ConsentCard subjectTable="contacts" subjectId={id} canEdit={canEdit} />,
          },
          {
            id: 'former',
            label: t('formerCustomers'),
            count: contact.formerCustomers.length,
            content: <FormerCustomers customers={contact.formerCustomers} />,
          },
        ]}
      />
      {isMoving ? <MoveContact id={id} name={contact.name} onClose={() => setMoving(false)} /> : null}
    </>
  );
}

function FormerCustomers({ customers }: { customers: readonly { readonly id: string; readonly name: string }[] }) {
  const t = useTexts(contactsTexts);
  if (customers.length === 0) return <Text c="dimmed">{t('none')}</Text>;
  return (
    <Stack gap="xs">
      {customers.map((each) => (
        <PageLink key={each.id} href={`/customers/${each.id}`}>
          {each.name}
        </PageLink>
      ))}
    </Stack>
  );
}

function MoveContact({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const t = useTexts(contactsTexts);
  const fields = useContactFields();
  const [customerId, setCustomerId] = useState<string | null>(null);
  const move = useCommand((to: string) => api.contacts.moveToCustomer({ id, customerId: to }), {
    done: () => t('moved'),
    undo: true,
  });
  return (
    <Modal opened title={t('moveTitle', { name })} onClose={onClose} size="sm">
      <Stack>
        <FieldInput
          field={{ ...fieldNamed(fields, 'customerId'), label: t('moveTo') }}
          value={customerId}
          onChange={(value) => setCustomerId(value as string | null)}
          nested
        />
        <Text size="sm" c="dimmed">
          {t('moveHint')}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            disabled={!customerId}
            loading={move.running}
            onClick={async () => {
              if (customerId && (await move.run(customerId)).ok) onClose();
            }}
          >
            {t('move')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
