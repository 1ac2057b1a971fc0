import { ActionIcon, Button, Group, List, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { type PersonalTerm, termKinds } from '#shared/features/orders/order.model.ts';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ordersTexts } from './orders.texts.ts';

interface OrderTermsProps {
  readonly terms: readonly PersonalTerm[];
  /** Left out where they may not be changed now. */
  readonly onSave?: ((terms: PersonalTerm[]) => Promise<unknown>) | undefined;
}

/** How this customer wants to be served with this order (clause 4.5). */
export function OrderTerms({ terms, onSave }: OrderTermsProps) {
  const t = useTexts(ordersTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <Stack gap={4} component="section" aria-label={t('terms')}>
      <Group justify="space-between">
        <Title order={2} size="h5">
          {t('terms')}
        </Title>
        {onSave ? (
          <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
            {t('edit')}
          </Button>
        ) : null}
      </Group>
      {terms.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noTerms')}
        </Text>
      ) : (
        <List size="sm">
          {terms.map(({ id, kind, text }) => (
            <List.Item key={id}>
              {t(`term.${kind}`)}：{text}
            </List.Item>
          ))}
        </List>
      )}
      {isOpen && onSave ? <TermsForm terms={terms} save={onSave} onClose={() => setOpen(false)} /> : null}
    </Stack>
  );
}

interface TermsFormProps {
  readonly terms: readonly PersonalTerm[];
  readonly save: (terms: PersonalTerm[]) => Promise<unknown>;
  readonly onClose: () => void;
}

function TermsForm({ terms, save, onClose }: TermsFormProps) {
  const t = useTexts(ordersTexts);
  const [rows, setRows] = useState(terms);
  const put = (id: string, patch: Partial<PersonalTerm>) =>
    setRows((all) => all.map((row) => (row.id === id ? { ...row, ...patch } : row)));
  const filled = rows.map((row) => ({ ...row, text: row.text.trim() })).filter((row) => row.text !== '');
  return (
    <ModalForm title={t('terms')} confirm={t('edit')} isReady submit={() => save(filled)} onClose={onClose}>
      <Text size="sm" c="dimmed">
        {t('termsHint')}
      </Text>
      {rows.map((row) => (
        <Group key={row.id} gap="xs" wrap="nowrap">
          <Select
            w={120}
            aria-label={t('terms')}
            data={termKinds.map((value) => ({ value, label: t(`term.${value}`) }))}
            value={row.kind}
            onChange={(kind) => kind && put(row.id, { kind: kind as PersonalTerm['kind'] })}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
          />
          <TextInput
            flex={1}
            aria-label={t('termText')}
            maxLength={300}
            value={row.text}
            onChange={(event) => put(row.id, { text: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label={t('termRemove')}
            onClick={() => setRows((all) => all.filter((each) => each.id !== row.id))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} />}
        disabled={rows.length >= 50}
        onClick={() => setRows((all) => [...all, { id: crypto.randomUUID(), kind: 'other', text: '' }])}
      >
        {t('termAdd')}
      </Button>
    </ModalForm>
  );
}
