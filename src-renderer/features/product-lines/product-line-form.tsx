import { api } from '../../api/client.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { CreateForm, filledValues } from '../../ui/form/create-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useProductLineFields } from './product-line-fields.ts';
import { productLinesTexts } from './product-lines.texts.ts';

type NewLine = Parameters<typeof api.productLines.create>[0];

/** A new line; its team, brands and targets are filled in on its page. */
export function ProductLineForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(productLinesTexts);
  const fields = useProductLineFields();
  return (
    <CreateForm
      texts={productLinesTexts}
      title={t('create')}
      fields={['name', 'code', 'managerId', 'segmentId', 'sort', 'remark'].map((name) => fieldNamed(fields, name))}
      draft="productLines.create"
      canGoOn
      onClose={onClose}
      create={(values) => api.productLines.create(filledValues(values) as unknown as NewLine)}
    />
  );
}
