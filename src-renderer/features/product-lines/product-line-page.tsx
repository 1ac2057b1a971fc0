import { IconStack2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { api, orpc } from '../../api/client.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { say, useTexts } from '../../ui/texts.ts';
import { cockpitTexts } from './cockpit.texts.ts';
import { Cockpit } from './cockpit.tsx';
import { LineTargets } from './line-targets.tsx';
import { LineTeam } from './line-team.tsx';
import { useProductLineFields } from './product-line-fields.ts';
import { productLinesTexts } from './product-lines.texts.ts';

const room: RecordRoom = {
  table: 'product_lines',
  noun: 'productLine',
  path: '/product-lines',
  icon: IconStack2,
  texts: productLinesTexts,
  useFields: useProductLineFields,
  missing: 'PRODUCT_LINE_NOT_FOUND',
  commands: () => api.productLines,
};

export function ProductLinePage() {
  const { id } = useParams<{ id: string }>();
  return <ProductLineRecord key={id} id={id} />;
}

/** A product line, run like a company of its own. */
export function ProductLineRecord(props: RecordProps) {
  const t = useTexts(productLinesTexts);
  const query = useQuery(orpc.productLines.get.queryOptions({ input: { id: props.id } }));
  const record = useRecord(room, props, query, query.data);
  if (!record.row) return record.instead;
  const { row: line, field } = record;
  const canEdit = record.may('productLine.edit') && !record.isDeleted;
  const fields = ['name', 'code', 'managerId', 'segmentId', 'status', 'sort', 'remark'];
  return (
    <RecordPage
      {...record.page}
      title={line.name}
      number={line.code}
      menu={record.binActions()}
      state={
        <>
          {record.binBadge}
          <FieldValue field={field('status')} value={line.status} />
        </>
      }
      facts={[
        { label: t('field.managerId'), value: line.managerName },
        { label: t('field.teamIds'), value: line.teamNames.join('、') || null },
        { label: t('field.segmentId'), value: line.segmentName },
        { label: t('field.productCount'), value: line.productCount },
      ]}
      summary={<InlineFields fields={fields.map(field)} row={line} {...(canEdit ? { onSave: record.save } : {})} />}
      tabs={[
        { id: 'cockpit', label: say(cockpitTexts, 'title'), content: <Cockpit kind="line" id={props.id} /> },
        {
          id: 'targets',
          label: t('targets'),
          count: line.targets.length,
          content: <LineTargets targets={line.targets} canEdit={canEdit} save={record.save} />,
        },
        { id: 'team', label: t('team'), content: <LineTeam line={line} canEdit={canEdit} save={record.save} /> },
      ]}
    />
  );
}
