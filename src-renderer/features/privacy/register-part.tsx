import { Button, Text } from '@mantine/core';
import { IconCheck, IconFileText, IconNotebook, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Entry, type Register, registerFields } from '#shared/features/privacy/entry.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay, useMe } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { RecordForm } from '../../ui/form/record-form.tsx';
import classes from '../../ui/parts.module.css';
import { PlainTable } from '../../ui/plain-table.tsx';
import { saveBlob } from '../../ui/save-file.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { currentLanguage, useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { privacyTexts } from './privacy.texts.ts';

/** One of the three registers: the same list and form, other fields. */
export function RegisterPart({ register }: { register: Register }) {
  const t = useTexts(privacyTexts);
  const mayManage = useMay()('privacy.manage');
  const me = useMe();
  const [edited, setEdited] = useState<Entry | 'new'>();
  const { data, error, refetch } = useQuery(orpc.privacy.listEntries.queryOptions({ input: { register } }));
  const save = useCommand((entry: Parameters<typeof api.privacy.saveEntry>[0]) => api.privacy.saveEntry(entry), {
    done: () => t('saved'),
  });
  const remove = useCommand((id: string) => api.privacy.removeEntry({ id }), { done: () => t('entryRemoved') });
  const paper = useCommand((id: string) =>
    api.privacy.incidentNotice({ id, language: currentLanguage(), signedBy: me?.name ?? '' }),
  );
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const makeNotice = async (id: string) => {
    const made = await paper.run(id);
    if (made.ok) saveBlob(made.value.name, made.value);
  };
  const create = mayManage ? (
    <Button size="xs" onClick={() => setEdited('new')}>
      {t('addEntry')}
    </Button>
  ) : null;
  const names = registerFields[register];
  const entry = edited === 'new' ? undefined : edited;
  return (
    <div className={classes.plain}>
      <PlainTable
        title={t(register)}
        aside={create}
        rows={data}
        keyOf={(row) => row.id}
        empty={{ icon: IconNotebook, title: t('noEntries'), hint: t(`hint_${register}`) }}
        columns={[
          {
            label: t('entryTitle'),
            draw: (row) => (
              <div>
                <b>{row.title}</b>
                <Text size="xs" c="dimmed" lineClamp={2}>
                  {names.flatMap((name) => row.details[name] ?? []).join(' · ')}
                </Text>
              </div>
            ),
          },
          {
            label: t('state'),
            draw: (row) => <StateBadge tone={row.state === 'open' ? 'active' : 'done'}>{t(row.state)}</StateBadge>,
          },
          { label: t('updatedAt'), draw: (row) => <When at={row.updatedAt} /> },
        ]}
        actions={(row) => [
          ...(register === 'incident'
            ? [{ label: t('makeNotice'), icon: IconFileText, run: () => void makeNotice(row.id) }]
            : []),
          ...(mayManage
            ? [
                { label: t('editEntry'), icon: IconPencil, run: () => setEdited(row) },
                ...(row.state === 'open'
                  ? [
                      {
                        label: t('close'),
                        icon: IconCheck,
                        run: () => void save.run({ ...asSaved(row), state: 'closed' }),
                      },
                    ]
                  : []),
                { label: t('removeEntry'), icon: IconTrash, danger: true, run: () => void remove.run(row.id) },
              ]
            : []),
        ]}
      />
      {edited ? (
        <RecordForm
          title={t(register)}
          initial={entry ? { title: entry.title, ...entry.details } : {}}
          fields={[
            { name: 'title', label: t('entryTitle'), kind: 'text', required: true, maxLength: 200 },
            ...names.map((name) => ({ name, label: t(`field_${name}`), kind: 'longText' as const, maxLength: 5000 })),
          ]}
          submit={({ title, ...values }) =>
            save.run({
              ...(entry ? { id: entry.id, state: entry.state } : {}),
              register,
              title: String(title),
              details: textsOf(values, names),
            })
          }
          onClose={() => setEdited(undefined)}
        />
      ) : null}
    </div>
  );
}

function asSaved({ id, register, title, details, state }: Entry) {
  return { id, register, title, details, state };
}

function textsOf(values: Record<string, unknown>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (typeof values[name] === 'string' && values[name] !== '' ? [[name, values[name]]] : [])),
  );
}
