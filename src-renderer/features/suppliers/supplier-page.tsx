import { IconTruck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { api, orpc } from '../../api/client.ts';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { useTexts } from '../../ui/texts.ts';
import { supplierInputs, useSupplierFields } from './supplier-fields.ts';
import { SupplierPrices } from './supplier-prices.tsx';
import { suppliersTexts } from './suppliers.texts.ts';

const room: RecordRoom = {
  table: 'suppliers',
  noun: 'supplier',
  path: '/suppliers',
  icon: IconTruck,
  texts: suppliersTexts,
  useFields: useSupplierFields,
  missing: 'SUPPLIER_NOT_FOUND',
  commands: () => api.suppliers,
};

export function SupplierPage() {
  const { id } = useParams<{ id: string }>();
  return <SupplierRecord key={id} id={id} />;
}

/** A supplier with what it asks for products. */
export function SupplierRecord(props: RecordProps) {
  const t = useTexts(suppliersTexts);
  const query = useQuery(orpc.suppliers.get.queryOptions({ input: { id: props.id } }));
  const record = useRecord(room, props, query, query.data);
  if (!record.row) return record.instead;
  const { row, field } = record;
  const canEdit = record.may('supplier.edit') && !record.isDeleted;
  return (
    <RecordPage
      {...record.page}
      title={row.name}
      number={row.code}
      menu={record.binActions()}
      state={record.binBadge}
      facts={[
        { label: t('field.contactName'), value: row.contactName },
        { label: t('field.country'), value: row.country },
        { label: t('field.productCount'), value: row.productCount },
      ]}
      summary={
        <InlineFields fields={supplierInputs.map(field)} row={row} {...(canEdit ? { onSave: record.save } : {})} />
      }
      tabs={[{ id: 'prices', label: t('prices'), content: <SupplierPrices supplierId={props.id} /> }]}
    />
  );
}
