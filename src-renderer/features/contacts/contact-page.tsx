import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import {
  IconAddressBook,
  IconArrowBackUp,
  IconArrowsExchange,
  IconStar,
  IconTrash,
  IconUserOff,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { ContactStatus } from '#shared/features/contacts/contact.model.ts';
import { api, orpc } from '../../api/client.ts';
import { refusalOf } from '../../api/explain.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { fieldNamed } from '../../ui/fields/field.ts';
import { FieldInput } from '../../ui/fields/field-input.tsx';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { type RecordAction, RecordPage } from '../../ui/record/record-page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { FollowUpTimeline } from '../follow-ups/follow-up-timeline.tsx';
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

export function ContactPage() {
  const { id } = useParams<{ id: string }>();
  return <ContactRecord key={id} id={id} />;
}

type Edit = Parameters<typeof api.contacts.edit>[0];

/** One person at a customer: how to reach them, what they decide, where they worked. */
export function ContactRecord({ id, isBeside = false }: { id: string; isBeside?: boolean }) {
  const t = useTexts(contactsTexts);
  const fields = useContactFields();
  const may = useMay();
  const [, navigate] = useLocation();
  const [isMoving, setMoving] = useState(false);
  const query = useQuery(orpc.contacts.get.queryOptions({ input: { id } }));
  const edit = useCommand((input: Edit) => api.contacts.edit(input), { done: () => t('saved'), undo: true });
  const setStatus = useCommand((status: ContactStatus) => api.contacts.setStatus({ id, status }), {
    done: (_output, status) => t(status === 'left' ? 'leftDone' : status === 'disabled' ? 'disabledDone' : 'backDone'),
    undo: true,
  });
  const setPrimary = useCommand(() => api.contacts.setPrimary({ id }), { done: () => t('primarySet'), undo: true });
  const remove = useCommand(() => api.contacts.remove({ ids: [id] }), {
    done: () => t('deleted', { count: 1 }),
    undo: true,
  });
  const restore = useCommand(() => api.contacts.restore({ ids: [id] }), {
    done: () => t('restored', { count: 1 }),
    undo: true,
  });

  if (refusalOf(query.error)?.code === 'CONTACT_NOT_FOUND') {
    return (
      <EmptyState
        icon={IconAddressBook}
        title={t('notFoundTitle')}
        hint={t('notFoundHint')}
        action={
          <Button variant="default" onClick={() => navigate('/contacts')}>
            {t('backToList')}
          </Button>
        }
      />
    );
  }
  const contact = query.data;
  const isDeleted = contact ? contact.deletedAt !== null : false;
  const canEdit = may('contact.edit') && !isDeleted;
  const field = (name: string) => fieldNamed(fields, name);
  const menu: (RecordAction | false)[] = [
    canEdit &&
      !contact?.isPrimary && { label: t('setPrimary'), icon: IconStar, run: () => void setPrimary.run(undefined) },
    canEdit && { label: t('move'), icon: IconArrowsExchange, run: () => setMoving(true) },
    canEdit &&
      contact?.status === 'active' && { label: t('left'), icon: IconUserOff, run: () => void setStatus.run('left') },
    canEdit &&
      contact?.status === 'active' && {
        label: t('disable'),
        icon: IconUserOff,
        run: () => void setStatus.run('disabled'),
      },
    canEdit &&
      contact !== undefined &&
      contact.status !== 'active' && {
        label: t('back'),
        icon: IconArrowBackUp,
        run: () => void setStatus.run('active'),
      },
    may('contact.delete') &&
      !isDeleted && { label: t('delete'), icon: IconTrash, danger: true, run: () => void remove.run(undefined) },
    may('contact.delete') &&
      isDeleted && { label: t('restore'), icon: IconArrowBackUp, run: () => void restore.run(undefined) },
  ];
  return (
    <>
      <RecordPage
        table="contacts"
        id={id}
        query={query}
        title={contact?.name ?? ''}
        {...(isBeside ? {} : { back: '/contacts' })}
        canFollow
        fields={fields}
        menu={menu.filter((item) => item !== false)}
        state={
          contact ? (
            <Group gap="xs">
              {isDeleted ? <StateBadge tone="lost">{t('inBin')}</StateBadge> : null}
              <FieldValue field={field('status')} value={contact.status} />
              {contact.isPrimary ? <StateBadge tone="active">{t('primary')}</StateBadge> : null}
              {contact.isDecisionMaker ? <StateBadge tone="done">{t('decisionMaker')}</StateBadge> : null}
              {contact.doNotCall ? <StateBadge tone="warn">{t('doNotCall')}</StateBadge> : null}
            </Group>
          ) : null
        }
        facts={
          contact
            ? [
                {
                  label: t('field.customerId'),
                  value: <PageLink href={`/customers/${contact.customerId}`}>{contact.customerName ?? '—'}</PageLink>,
                },
                {
                  label: t('field.mobile'),
                  value: contact.mobile ? <FieldValue field={field('mobile')} value={contact.mobile} /> : null,
                },
                { label: t('field.ownerId'), value: contact.ownerName },
              ]
            : []
        }
        summary={
          contact ? (
            <InlineFields
              fields={summaryFields.map(field)}
              row={contact}
              {...(canEdit
                ? {
                    onSave: (name: string, from: unknown, to: unknown) =>
                      edit.run({ id, changes: { [name]: { from, to } } } as Edit),
                  }
                : {})}
            />
          ) : null
        }
        tabs={
          contact
            ? [
                {
                  id: 'followUps',
                  label: t('followUps'),
                  content: <FollowUpTimeline targetType="customer" targetId={contact.customerId} />,
                },
                {
                  id: 'former',
                  label: t('formerCustomers'),
                  count: contact.formerCustomers.length,
                  content:
                    contact.formerCustomers.length === 0 ? (
                      <Text c="dimmed">{t('none')}</Text>
                    ) : (
                      <Stack gap="xs">
                        {contact.formerCustomers.map((each) => (
                          <PageLink key={each.id} href={`/customers/${each.id}`}>
                            {each.name}
                          </PageLink>
                        ))}
                      </Stack>
                    ),
                },
              ]
            : []
        }
      />
      {isMoving && contact ? <MoveContact id={id} name={contact.name} onClose={() => setMoving(false)} /> : null}
    </>
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
