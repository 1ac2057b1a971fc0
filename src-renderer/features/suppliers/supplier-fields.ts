import { useMemo } from 'react';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import type { Field } from '../../ui/fields/field.ts';
import { useTexts } from '../../ui/texts.ts';
import { suppliersTexts } from './suppliers.texts.ts';

/** The supplier's fields, said once for lists, filters, forms and the record page. */
export function useSupplierFields(): readonly Field[] {
  const t = useTexts(suppliersTexts);
  return useMemo(() => {
    const { field } = describeFields(t, 'supplier');
    return [
      field('name', 'text', { required: true, maxLength: 200 }),
      field('code', 'text', { maxLength: 60 }),
      field('contactName', 'text', { maxLength: 100 }),
      field('contactTitle', 'text', { maxLength: 100 }),
      field('phone', 'phone'),
      field('fax', 'phone'),
      field('email', 'email'),
      field('country', 'text', { maxLength: 60 }),
      field('city', 'text', { maxLength: 100 }),
      field('address', 'text', { maxLength: 300 }),
      field('postalCode', 'text', { maxLength: 20 }),
      field('website', 'website'),
      field('creditCode', 'creditCode'),
      field('remark', 'longText', { maxLength: 5000 }),
      field('productCount', 'number'),
      field('createdAt', 'instant'),
      field('updatedAt', 'instant'),
    ];
  }, [t]);
}

/** What a person fills in. */
export const supplierInputs = [
  'name',
  'code',
  'contactName',
  'contactTitle',
  'phone',
  'fax',
  'email',
  'country',
  'city',
  'address',
  'postalCode',
  'website',
  'creditCode',
  'remark',
];
