import { Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ContactForm } from '../contacts/contact-form.tsx';
import { customersTexts } from './customers.texts.ts';

interface RelatedProps {
  readonly customerId: string;
}

export function NewButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Button variant="default" leftSection={<IconPlus size={16} />} onClick={onClick} w="fit-content">
      {label}
    </Button>
  );
}

/** One record of a related list: what it is, and its figures at the right. */
export function RelatedCard({ aside, children }: { readonly aside: ReactNode; readonly children: ReactNode }) {
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" gap="xs">
        <Group gap="sm">{children}</Group>
        <Text size="sm" className="tabular">
          {aside}
        </Text>
      </Group>
    </Paper>
  );
}

/** What hangs on the customer, once it is read. */
export function Related(props: { empty: string; rows: readonly ReactNode[] | undefined }) {
  if (!props.rows) return <Skeleton height={60} />;
  if (props.rows.length === 0) return <Text c="dimmed">{props.empty}</Text>;
  return <Stack gap="xs">{props.rows}</Stack>;
}

export function CustomerContacts({ customerId }: RelatedProps) {
  const t = useTexts(customersTexts);
  const may = useMay();
  const [isCreating, setCreating] = useState(false);
  const { data } = useQuery(orpc.contacts.list.queryOptions({ input: { customerId, limit: 200 } }));
  return (
    <Stack gap="sm">
      {may('contact.create') ? <NewButton label={t('addContact')} onClick={() => setCreating(true)} /> : null}
      {isCreating ? <ContactForm customerId={customerId} onClose={() => setCreating(false)} /> : null}
      <Related
        empty={t('noContacts')}
        rows={data?.rows.map((contact) => (
          <RelatedCard key={contact.id} aside={contact.mobile ?? contact.phone ?? ''}>
            <Text size="sm">
              <PageLink href={`/contacts/${contact.id}`}>{contact.name}</PageLink>
              {contact.title ? ` · ${contact.title}` : ''}
            </Text>
          </RelatedCard>
        ))}
      />
    </Stack>
  );
}

export function CustomerLeads({ customerId }: RelatedProps) {
  const t = useTexts(customersTexts);
  const { data } = useQuery(orpc.leads.list.queryOptions({ input: { customerId, limit: 200 } }));
  return (
    <Related
      empty={t('noLeads')}
      rows={data?.rows.map((lead) => (
        <Paper key={lead.id} withBorder p="sm">
          <PageLink href={`/leads/${lead.id}`}>{lead.name}</PageLink>
        </Paper>
      ))}
    />
  );
}
