import { IconAddressBook, IconArrowBackUp, IconTag, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { ContactRow } from '#shared/features/contacts/contacts.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { fieldNamed } from '../../ui/fields/field.ts';
import { TagsModal } from '../../ui/form/tags-modal.tsx';
import { ListPage } from '../../ui/list/list-page.tsx';
import type { Column, ListSource, RowAction } from '../../ui/list/list-types.ts';
import { useTexts } from '../../ui/texts.ts';
import { ListMenu } from '../exports/list-menu.tsx';
import { ImportButton } from '../imports/import-button.tsx';
import { useContactFields } from './contact-fields.ts';
import { ContactForm } from './contact-form.tsx';
import { ContactRecord } from './contact-page.tsx';
import { contactsTexts } from './contacts.texts.ts';

const source: ListSource<ContactRow> = (input) => orpc.contacts.list.queryOptions({ input });
const path = (row: { id: string }) => `/contacts/${row.id}`;
const beside = (id: string) => <ContactRecord id={id} isBeside />;
const defaultSort = { field: 'updatedAt', descending: true };

const columnOrder: readonly (Omit<Column<ContactRow>, 'field'> & { readonly name: string })[] = [
  { name: 'name', width: 160, narrow: 'title' },
  { name: 'customerId', width: 236, narrow: 'under', sortable: false },
  { name: 'title', width: 150 },
  { name: 'mobile', width: 120, narrow: 'side' },
  { name: 'phone', width: 132, hidden: true },
  { name: 'wechat', width: 112, hidden: true },
  { name: 'role', width: 100 },
  { name: 'isPrimary', width: 104 },
  { name: 'status', width: 100 },
  { name: 'ownerId', width: 92 },
  { name: 'updatedAt', width: 116, hidden: true },
  { name: 'email', width: 180, hidden: true },
  { name: 'attitude', width: 96, hidden: true },
  { name: 'birthday', width: 110, hidden: true },
  { name: 'doNotCall', width: 80, hidden: true },
  { name: 'tags', width: 160, sortable: false, hidden: true },
];

/** The list of all contacts within the person's scope. */
export function ContactsPage() {
  const t = useTexts(contactsTexts);
  const may = useMay();
  const fields = useContactFields();
  const [isCreating, setCreating] = useState(false);
  const [tagged, setTagged] = useState<readonly ContactRow[]>();
  const columns = useMemo(
    () => columnOrder.map(({ name, ...column }) => ({ ...column, field: fieldNamed(fields, name) })),
    [fields],
  );
  const remove = useCommand((ids: string[]) => api.contacts.remove({ ids }), {
    done: (_output, ids) => t('deleted', { count: ids.length }),
    undo: true,
  });
  const restore = useCommand((ids: string[]) => api.contacts.restore({ ids }), {
    done: (_output, ids) => t('restored', { count: ids.length }),
    undo: true,
  });
  const tag = useCommand((input: { ids: string[]; add: string[]; remove: string[] }) => api.contacts.tag(input), {
    done: () => t('tagged'),
    undo: true,
  });
  const canEdit = may('contact.edit');
  const canDelete = may('contact.delete');
  const actions = useMemo((): RowAction<ContactRow>[] => {
    const offered: (RowAction<ContactRow> | false)[] = [
      canEdit && { id: 'tag', label: t('tag'), icon: IconTag, key: 't', bulk: true, run: setTagged },
      canDelete && {
        id: 'delete',
        label: t('delete'),
        icon: IconTrash,
        bulk: true,
        danger: true,
        run: (rows) => void remove.run(rows.map((row) => row.id)),
      },
      canDelete && {
        id: 'restore',
        label: t('restore'),
        icon: IconArrowBackUp,
        bulk: true,
        onRow: true,
        when: (_row, scene) => scene === 'bin',
        run: (rows) => void restore.run(rows.map((row) => row.id)),
      },
    ];
    return offered.filter((action) => action !== false);
  }, [t, canEdit, canDelete, remove.run, restore.run]);
  const create = useMemo(() => ({ label: t('create'), run: () => setCreating(true) }), [t]);
  return (
    <>
      <ListPage
        room="contacts"
        title={t('title')}
        source={source}
        columns={columns}
        path={path}
        defaultSort={defaultSort}
        actions={actions}
        menu={(list) => <ListMenu room="contacts" title={t('title')} list={list} canImport />}
        {...(may('contact.create') ? { create } : {})}
        empty={{
          icon: IconAddressBook,
          title: t('emptyTitle'),
          hint: t('emptyHint'),
          more: <ImportButton room="contacts" />,
        }}
        beside={beside}
      />
      {isCreating ? <ContactForm onClose={() => setCreating(false)} /> : null}
      {tagged ? (
        <TagsModal
          title={t('tagTitle', { count: tagged.length })}
          addLabel={t('tagAdd')}
          removeLabel={t('tagRemove')}
          present={[...new Set(tagged.flatMap((row) => row.tags))]}
          onClose={() => setTagged(undefined)}
          save={(add, taken) => tag.run({ ids: tagged.map((row) => row.id), add, remove: taken })}
        />
      ) : null}
    </>
  );
}
