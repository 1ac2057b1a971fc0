import { contactImportFields } from './contact-fields.model.ts';
import { customerImportFields } from './customer-fields.model.ts';
import type { ImportModule, MatchKey } from './import.model.ts';
import type { ImportFieldSpec } from './import-field.model.ts';
import { leadImportFields } from './lead-fields.model.ts';
import { orderImportFields, orderLineImportFields } from './order-fields.model.ts';
import { productImportFields } from './product-fields.model.ts';
import { lineImportFields, supplierImportFields } from './supplier-fields.model.ts';
import { userImportFields } from './user-fields.model.ts';

const fieldsByModule: Readonly<Record<ImportModule, readonly ImportFieldSpec[]>> = {
  customers: customerImportFields,
  contacts: contactImportFields,
  leads: leadImportFields,
  products: productImportFields,
  suppliers: supplierImportFields,
  productLines: lineImportFields,
  orders: orderImportFields,
  orderLines: orderLineImportFields,
  users: userImportFields,
};

export function importFieldsOf(module: ImportModule): readonly ImportFieldSpec[] {
  return fieldsByModule[module];
}

/** Keys by which a row may find its record, strongest first. */
const keysByModule: Readonly<Record<ImportModule, readonly MatchKey[]>> = {
  customers: ['creditCode', 'name', 'phone', 'no', 'email'],
  contacts: ['phone', 'email', 'name'],
  leads: ['name', 'phone', 'email', 'no'],
  products: ['no', 'name'],
  suppliers: ['name', 'no'],
  productLines: ['name', 'no'],
  orders: ['no'],
  orderLines: ['no'],
  users: ['no'],
};

export function matchKeysOf(module: ImportModule): readonly MatchKey[] {
  return keysByModule[module];
}

/** Modules of persons: their names come in one column or in two. */
const inHalves: readonly ImportModule[] = ['contacts', 'users'];

/** Fields that must be mapped and are not; a name may come in two halves. */
export function missingFields(module: ImportModule, mapped: ReadonlySet<string>): string[] {
  return importFieldsOf(module)
    .filter(({ required, field }) => required && !mapped.has(field))
    .map(({ field }) => field)
    .filter(
      (field) =>
        !(field === 'name' && inHalves.includes(module) && (mapped.has('lastName') || mapped.has('firstName'))),
    );
}
