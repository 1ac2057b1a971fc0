import { Group } from '@mantine/core';
import { PageLink } from '../../ui/page-link.tsx';

interface Converted {
  readonly convertedCustomerId: string | null;
  readonly convertedContactId: string | null;
  readonly convertedOpportunityId: string | null;
  readonly convertedCustomerName: string | null;
  readonly convertedContactName: string | null;
  readonly convertedOpportunityName: string | null;
}

/** What became of the lead: customer, contact and opportunity, as far as there are any and the person sees them. */
export function ConvertedTo({ lead }: { lead: Converted }) {
  const parts = [
    ['customers', lead.convertedCustomerId, lead.convertedCustomerName],
    ['contacts', lead.convertedContactId, lead.convertedContactName],
    ['opportunities', lead.convertedOpportunityId, lead.convertedOpportunityName],
  ] as const;
  return (
    <Group gap="xs">
      {parts.map(([page, id, name]) =>
        id && name ? (
          <PageLink key={page} href={`/${page}/${id}`}>
            {name}
          </PageLink>
        ) : null,
      )}
    </Group>
  );
}
