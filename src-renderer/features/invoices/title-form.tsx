import { api } from '../../api/client.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { CreateForm, filledValues } from '../../ui/form/create-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { titleInputs, useTitleFields } from './title-fields.ts';
import { titlesTexts } from './titles.texts.ts';

type NewTitle = Parameters<typeof api.invoiceTitles.create>[0];

/** Somebody to make invoices out to; the tax number is tested while it is typed. */
export function TitleForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(titlesTexts);
  const fields = useTitleFields();
  const named = (names: readonly string[]) => names.map((name) => fieldNamed(fields, name));
  return (
    <CreateForm
      texts={titlesTexts}
      namedBy="title"
      title={t('create')}
      fields={named(['customerId', ...titleInputs.slice(0, 7)])}
      more={named(titleInputs.slice(7))}
      initial={{ titleKind: 'enterprise' }}
      draft="invoiceTitles.create"
      canGoOn
      onClose={onClose}
      create={(values) => api.invoiceTitles.create(filledValues(values) as NewTitle)}
    />
  );
}
