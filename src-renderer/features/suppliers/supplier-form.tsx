import { api } from '../../api/client.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { CreateForm, filledValues } from '../../ui/form/create-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { supplierInputs, useSupplierFields } from './supplier-fields.ts';
import { suppliersTexts } from './suppliers.texts.ts';

type NewSupplier = Parameters<typeof api.suppliers.create>[0];

/** A company to buy from. */
export function SupplierForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(suppliersTexts);
  const fields = useSupplierFields();
  return (
    <CreateForm
      texts={suppliersTexts}
      title={t('create')}
      fields={supplierInputs.slice(0, 8).map((name) => fieldNamed(fields, name))}
      more={supplierInputs.slice(8).map((name) => fieldNamed(fields, name))}
      draft="suppliers.create"
      canGoOn
      onClose={onClose}
      create={(values) => api.suppliers.create(filledValues(values) as NewSupplier)}
    />
  );
}
