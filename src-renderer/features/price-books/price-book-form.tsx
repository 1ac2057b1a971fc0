import { useState } from 'react';
import type { BookScope } from '#shared/features/price-books/price-book.model.ts';
import { api } from '../../api/client.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { CreateForm, filledValues } from '../../ui/form/create-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { usePriceBookFields } from './price-book-fields.ts';
import { priceBooksTexts } from './price-books.texts.ts';
import { ScopePicker } from './scope-picker.tsx';

type NewPriceBook = Parameters<typeof api.priceBooks.create>[0];

const inputs = ['name', 'scope', 'validFrom', 'validTo', 'taxIncluded', 'priority', 'currency', 'remark'];

/** A new draft; its prices are filled in on its page. */
export function PriceBookForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(priceBooksTexts);
  const fields = usePriceBookFields();
  const [scopeValues, setScopeValues] = useState<string[]>([]);
  const year = new Date().getFullYear();
  return (
    <CreateForm
      texts={priceBooksTexts}
      title={t('create')}
      fields={inputs.map((name) => fieldNamed(fields, name))}
      initial={{
        scope: 'general',
        taxIncluded: true,
        priority: 0,
        currency: 'CNY',
        validFrom: `${year}-01-01`,
        validTo: `${year}-12-31`,
      }}
      draft="priceBooks.create"
      onClose={onClose}
      create={(values) =>
        api.priceBooks.create({
          ...(filledValues(values) as unknown as NewPriceBook),
          scopeValues: values.scope === 'general' ? [] : scopeValues,
        })
      }
      follow={(name) => {
        if (name === 'scope') setScopeValues([]);
        return undefined;
      }}
      aside={(values) => (
        <ScopePicker scope={values.scope as BookScope} value={scopeValues} onChange={setScopeValues} />
      )}
    />
  );
}
