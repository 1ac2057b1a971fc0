import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconFileInvoice, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { QuoteTemplate } from '#shared/features/quotes/quote-template.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { quotesTexts } from './quotes.texts.ts';
import { TemplateForm } from './template-form.tsx';

/** How the company's quotes look on paper: who sells, logo, seal, terms, and what stays off the paper. */
export function TemplatesPage() {
  const t = useTexts(quotesTexts);
  const may = useMay();
  const { data } = useQuery(orpc.quoteTemplates.list.queryOptions());
  const [edited, setEdited] = useState<QuoteTemplate | 'new'>();
  const remove = useCommand((id: string) => api.quoteTemplates.remove({ id }), {
    done: () => t('templateRemoved'),
    undo: true,
  });
  const add = may('quote.template') ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
      {t('newTemplate')}
    </Button>
  ) : null;
  return (
    <SectionPage title={t('manageTemplates')} aside={data?.length ? add : null}>
      {data?.length === 0 ? (
        <EmptyState icon={IconFileInvoice} title={t('manageTemplates')} hint={t('templateHint')} action={add} />
      ) : null}
      {data?.map((template) => (
        <Section
          key={template.id}
          title={template.name}
          aside={
            may('quote.template') ? (
              <Group gap="xs">
                <Button variant="default" onClick={() => setEdited(template)}>
                  {t('editTemplate')}
                </Button>
                <Button variant="default" color="red" onClick={() => void remove.run(template.id)}>
                  {t('delete')}
                </Button>
              </Group>
            ) : null
          }
        >
          <Stack gap={4}>
            {template.isDefault ? <StateBadge tone="active">{t('isDefault')}</StateBadge> : null}
            <Text size="sm">
              {[template.title, template.sellerName, template.sellerTaxNo].filter(Boolean).join(' · ')}
            </Text>
          </Stack>
        </Section>
      ))}
      {edited ? (
        <Modal opened size="lg" title={t('manageTemplates')} onClose={() => setEdited(undefined)}>
          <TemplateForm template={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
        </Modal>
      ) : null}
    </SectionPage>
  );
}
