import { Button, FileButton, Group, Image, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { plainTemplate, type QuoteTemplate } from '#shared/features/quotes/quote-template.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../../ui/texts.ts';
import { quotesTexts } from './quotes.texts.ts';

interface TemplateFormProps {
  readonly template: QuoteTemplate | undefined;
  readonly onClose: () => void;
}

const lines = [
  'title',
  'sellerName',
  'sellerAddress',
  'sellerPhone',
  'sellerTaxNo',
  'sellerBank',
  'watermark',
] as const;
const switches = ['isDefault', 'hidesPrices', 'hidesDiscounts', 'showsCode'] as const;
const pictures = ['logo', 'seal'] as const;
const mostBytes = 300_000;

/** A template as one form: its pictures are read here and kept with it. */
export function TemplateForm({ template, onClose }: TemplateFormProps) {
  const t = useTexts(quotesTexts);
  const [name, setName] = useState(template?.name ?? '');
  const [values, setValues] = useState({ isDefault: false, ...plainTemplate, ...template });
  const [isTooLarge, setTooLarge] = useState(false);
  const set = (field: string, value: unknown) => setValues((all) => ({ ...all, [field]: value }));
  const save = useCommand(
    () => {
      const {
        id: _id,
        updatedAt: _at,
        deletedAt: _deleted,
        revision: _revision,
        ...fields
      } = {
        id: null,
        updatedAt: null,
        deletedAt: null,
        revision: null,
        ...values,
      };
      return api.quoteTemplates.save({ ...fields, name: name.trim(), ...(template ? { id: template.id } : {}) });
    },
    { done: () => t('templateSaved'), undo: true },
  );
  const read = (field: (typeof pictures)[number]) => async (file: File | null) => {
    if (!file) return;
    setTooLarge(file.size > mostBytes);
    if (file.size > mostBytes) return;
    set(field, await dataUrlOf(file));
  };
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        const outcome = await save.run(undefined);
        if (outcome.ok) onClose();
      }}
    >
      <Stack>
        <TextInput
          label={t('template.name')}
          withAsterisk
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        {lines.map((field) => (
          <TextInput
            key={field}
            label={t(`template.${field}`)}
            value={values[field] ?? ''}
            onChange={(event) => set(field, event.currentTarget.value || (field === 'title' ? '' : null))}
          />
        ))}
        <Textarea
          label={t('template.terms')}
          autosize
          minRows={3}
          maxLength={5000}
          value={values.terms ?? ''}
          onChange={(event) => set('terms', event.currentTarget.value || null)}
        />
        {pictures.map((field) => (
          <Stack key={field} gap={4}>
            <Text size="sm">{t(`template.${field}`)}</Text>
            <Group>
              {values[field] ? <Image src={values[field]} alt={t(`template.${field}`)} h={48} w="auto" /> : null}
              <FileButton accept="image/png,image/jpeg" onChange={(file) => void read(field)(file)}>
                {(button) => (
                  <Button variant="default" {...button}>
                    {t('picture')}
                  </Button>
                )}
              </FileButton>
              {values[field] ? (
                <Button variant="default" onClick={() => set(field, null)}>
                  {t('removePicture')}
                </Button>
              ) : null}
            </Group>
          </Stack>
        ))}
        {isTooLarge ? (
          <Text size="sm" c="red" role="alert">
            {t('tooLarge')}
          </Text>
        ) : null}
        {switches.map((field) => (
          <Switch
            key={field}
            label={t(`template.${field}`)}
            checked={values[field]}
            onChange={(event) => set(field, event.currentTarget.checked)}
          />
        ))}
        <Group justify="flex-end">
          <Button type="submit" disabled={name.trim() === '' || values.title.trim() === ''} loading={save.running}>
            {t('grid.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function dataUrlOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
