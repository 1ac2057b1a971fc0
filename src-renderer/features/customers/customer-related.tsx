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

function Related(props: { empty: string; rows: readonly ReactNode[] | undefined }) {
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
      {may('contact.create') ? (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => setCreating(true)}
          w="fit-content"
        >
          {t('addContact')}
        </Button>
      ) : null}
      {isCreating ? <ContactForm customerId={customerId} onClose={() => setCreating(false)} /> : null}
      <Related
        empty={t('noContacts')}
        rows={data?.rows.map((contact) => (
          <Paper key={contact.id} withBorder p="sm">
            <Group justify="space-between" wrap="nowrap">
              <Text size="sm">
                <PageLink href={`/contacts/${contact.id}`}>{contact.name}</PageLink>
                {contact.title ? ` · ${contact.title}` : ''}
              </Text>
              <Text size="sm" className="tabular">
                {contact.mobile ?? contact.phone ?? ''}
              </Text>
            </Group>
          </Paper>
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
