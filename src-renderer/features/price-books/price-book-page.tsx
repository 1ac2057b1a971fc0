import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconCopy, IconPlayerPause, IconPlayerPlay, IconReceiptYuan } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { type BookAction, findBookTransition } from '#shared/features/price-books/price-book.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { type RecordAction, RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { EntryGrid } from './entry-grid.tsx';
import { stateTones, usePriceBookFields } from './price-book-fields.ts';
import { priceBooksTexts } from './price-books.texts.ts';
import { ScopePicker } from './scope-picker.tsx';
import { scopeText } from './scope-text.ts';

const room: RecordRoom = {
  table: 'price_books',
  noun: 'priceBook',
  path: '/price-books',
  icon: IconReceiptYuan,
  texts: priceBooksTexts,
  useFields: usePriceBookFields,
  missing: 'PRICE_BOOK_NOT_FOUND',
  commands: () => api.priceBooks,
};

const summary = ['name', 'scope', 'currency', 'taxIncluded', 'validFrom', 'validTo', 'priority', 'remark'];

export function PriceBookPage() {
  const { id } = useParams<{ id: string }>();
  return <PriceBookRecord key={id} id={id} />;
}

/** A price book: whom it is for and when, and its prices as a sheet. */
export function PriceBookRecord(props: RecordProps) {
  const { id } = props;
  const t = useTexts(priceBooksTexts);
  const [, navigate] = useLocation();
  const [isChoosing, setChoosing] = useState(false);
  const query = useQuery(orpc.priceBooks.get.queryOptions({ input: { id } }));
  const record = useRecord(room, props, query, query.data);
  const move = useCommand((action: BookAction) => api.priceBooks[action]({ ids: [id] }), {
    done: (_output, action) => t(action === 'activate' ? 'activated' : 'disabled', { count: 1 }),
    undo: true,
  });
  const copy = useCommand(
    (book: { name: string; validFrom: string; validTo: string }) => api.priceBooks.copy({ sourceId: id, ...book }),
    { done: () => t('copied'), undo: true },
  );
  if (!record.row) return record.instead;
  const { row: book, field } = record;
  const canEdit = record.may('priceBook.edit') && !record.isDeleted;
  const can = (action: BookAction) => canEdit && findBookTransition(book.status, action) !== undefined;
  const copyIt = async () => {
    const { name, validFrom, validTo } = book;
    const outcome = await copy.run({ name: t('copyName', { name }), validFrom, validTo });
    if (outcome.ok) navigate(`/price-books/${outcome.value.id}`);
  };
  const steps: (RecordAction | false)[] = [
    can('activate') && { label: t('activate'), icon: IconPlayerPlay, run: () => void move.run('activate') },
    can('disable') && { label: t('disable'), icon: IconPlayerPause, run: () => void move.run('disable') },
    record.may('priceBook.create') && { label: t('copy'), icon: IconCopy, run: () => void copyIt() },
    ...record.binActions(),
  ];
  const [primary, ...menu] = steps.filter((step) => step !== false);
  return (
    <>
      <RecordPage
        {...record.page}
        title={book.name}
        {...(primary ? { primary } : {})}
        menu={menu}
        state={
          <Group gap="xs">
            {record.binBadge}
            <StateBadge tone={stateTones[book.state]}>{t(`state.${book.state}`)}</StateBadge>
          </Group>
        }
        facts={[
          { label: t('field.scopeValues'), value: scopeText(book) },
          { label: t('field.validTo'), value: book.validTo },
          { label: t('field.entryCount'), value: book.entryCount },
        ]}
        summary={
          <Stack gap="sm">
            {book.state === 'expired' ? <Alert color="orange">{t('expiredHint')}</Alert> : null}
            <InlineFields fields={summary.map(field)} row={book} {...(canEdit ? { onSave: record.save } : {})} />
            {canEdit && book.scope !== 'general' ? (
              <Button variant="default" onClick={() => setChoosing(true)}>
                {t('field.scopeValues')}
              </Button>
            ) : null}
          </Stack>
        }
        tabs={[
          {
            id: 'prices',
            label: t('prices'),
            count: book.entryCount,
            content: <EntryGrid bookId={id} canEdit={canEdit} />,
          },
        ]}
      />
      {isChoosing ? (
        <ScopeModal
          scope={book.scope}
          value={book.scopeValues}
          names={book.scopeNames}
          save={(to) => record.save('scopeValues', book.scopeValues, to)}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </>
  );
}

interface ScopeModalProps {
  readonly scope: Parameters<typeof ScopePicker>[0]['scope'];
  readonly value: readonly string[];
  readonly names: readonly string[];
  readonly save: (to: readonly string[]) => Promise<unknown>;
  readonly onClose: () => void;
}

function ScopeModal({ scope, value, names, save, onClose }: ScopeModalProps) {
  const t = useTexts(priceBooksTexts);
  const [chosen, setChosen] = useState<readonly string[]>(value);
  return (
    <ModalForm
      title={t('field.scopeValues')}
      confirm={t('saved')}
      isReady={chosen.length > 0}
      submit={() => save(chosen)}
      onClose={onClose}
    >
      <ScopePicker scope={scope} value={chosen} names={names} onChange={setChosen} />
    </ModalForm>
  );
}
