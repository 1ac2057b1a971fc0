import { Group, Paper, Stack, Table, Text } from '@mantine/core';
import type { ChangeOutcome, DocumentSnapshot } from '#shared/features/documents/document.model.ts';
import { compareSnapshots, type SnapshotLine, snapshotNow } from '#shared/features/orders/compare-snapshots.model.ts';
import type { OrderPage } from '#shared/features/orders/order-page.model.ts';
import { type Field, fieldNamed } from '../../ui/fields/field.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { ScrollTable } from '../../ui/scroll-table.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { useOrderFields } from './order-fields.ts';
import { discountOf } from './order-line-table.tsx';
import { ordersTexts } from './orders.texts.ts';

interface Change {
  readonly id: string;
  readonly version: number;
  readonly reason: string;
  readonly outcome: ChangeOutcome | null;
  readonly before: DocumentSnapshot;
  readonly after: DocumentSnapshot | null;
  readonly byName: string | null;
  readonly at: number;
}
const tones = { applied: 'done', dropped: 'lost', open: 'waiting' } as const;

/** Every change after the order was confirmed, newest first, each as it was before and after. */
export function OrderChanges({ order }: { order: OrderPage }) {
  const t = useTexts(ordersTexts);
  return (
    <DocumentChanges
      changes={order.changes}
      fields={useOrderFields()}
      now={snapshotNow(order)}
      labelOf={(name) => t(`field.${name}` as 'field.no')}
    />
  );
}

interface DocumentChangesProps {
  readonly changes: readonly Change[];
  readonly fields: readonly Field[];
  /** The document as it is now, for a change that is under way. */
  readonly now: DocumentSnapshot;
  readonly labelOf: (field: string) => string;
}

/** Every change of a document after it counted, newest first. */
export function DocumentChanges({ changes, ...more }: DocumentChangesProps) {
  const t = useTexts(ordersTexts);
  if (changes.length === 0) return <Text c="dimmed">{t('noChanges')}</Text>;
  return (
    <Stack>
      {changes.map((change) => (
        <OneChange key={change.id} change={change} {...more} />
      ))}
    </Stack>
  );
}

function OneChange({
  change,
  fields,
  now: present,
  labelOf,
}: Omit<DocumentChangesProps, 'changes'> & { readonly change: Change }) {
  const t = useTexts(ordersTexts);
  const outcome = change.outcome ?? 'open';
  const after = change.after ?? (outcome === 'open' ? present : undefined);
  const { header, lines } = after ? compareSnapshots(change.before, after) : { header: [], lines: [] };
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" mb="xs">
        <Text fw={600}>{t('changeOf', { version: change.version, reason: change.reason })}</Text>
        <Group gap="sm">
          <Text size="sm" c="dimmed">
            {change.byName} <When at={change.at} />
          </Text>
          <StateBadge tone={tones[outcome]}>{t(`outcome.${outcome}`)}</StateBadge>
        </Group>
      </Group>
      {header.length + lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noDifference')}
        </Text>
      ) : (
        <ScrollTable label={t('changes')} minWidth={480}>
          <Table verticalSpacing={4} className="tabular">
            <Table.Thead>
              <Table.Tr>
                <Table.Th />
                <Table.Th>{t('before')}</Table.Th>
                <Table.Th>{t('after')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {header.map(({ name, before, after: now }) => (
                <Table.Tr key={name}>
                  <Table.Th scope="row">{labelOf(name)}</Table.Th>
                  <Table.Td>
                    <Value fields={fields} name={name} value={before} />
                  </Table.Td>
                  <Table.Td>
                    <Value fields={fields} name={name} value={now} />
                  </Table.Td>
                </Table.Tr>
              ))}
              {lines.map(({ id, before, after: now }) => (
                <Table.Tr key={id}>
                  <Table.Th scope="row">{String((now ?? before)?.name ?? '')}</Table.Th>
                  <Table.Td>{before ? words(before) : t('onlyAfter')}</Table.Td>
                  <Table.Td>{now ? words(now) : t('onlyBefore')}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollTable>
      )}
    </Paper>
  );
}

function Value({ fields, name, value }: { fields: readonly Field[]; name: string; value: unknown }) {
  if (typeof value === 'object' && value !== null) return <>{textsOf(value).join('；')}</>;
  return <FieldValue field={fieldNamed(fields, name)} value={value} />;
}

/** The words in a value that has parts, such as the address or the terms. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each: { text?: string }) => each.text ?? []);
  return Object.values(value as Record<string, unknown>).flatMap((each) => (each ? String(each) : []));
}

function words({ qty, unit, price, discountRate = null, discountAmount = null }: SnapshotLine): string {
  const discount = discountOf({ discountRate, discountAmount } as Parameters<typeof discountOf>[0]);
  return `${qty ?? ''} ${unit ?? ''} × ${price ?? ''}${discount ? ` −${discount}` : ''}`;
}
