import { Button, Modal, Text } from '@mantine/core';
import { IconEye, IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Notice, type NoticeAudience, noticeAudiences } from '#shared/features/privacy/notice.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { RecordForm } from '../../ui/form/record-form.tsx';
import parts from '../../ui/parts.module.css';
import { PlainTable } from '../../ui/plain-table.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import classes from './privacy.module.css';
import { privacyTexts } from './privacy.texts.ts';

/** Every version that people were ever shown. */
export function NoticesPart() {
  const t = useTexts(privacyTexts);
  const may = useMay();
  const [isNew, setNew] = useState(false);
  const [read, setRead] = useState<Notice>();
  const { data, error, refetch } = useQuery(orpc.privacy.listNotices.queryOptions());
  const publish = useCommand(
    (values: Record<string, unknown>) =>
      api.privacy.publishNotice({
        version: String(values.version),
        audience: values.audience as NoticeAudience,
        text: String(values.text),
      }),
    { done: () => t('published') },
  );
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const create = may('privacy.manage') ? (
    <Button size="xs" onClick={() => setNew(true)}>
      {t('publish')}
    </Button>
  ) : null;
  return (
    <div className={parts.plain}>
      <PlainTable
        title={t('notices')}
        aside={create}
        rows={data}
        keyOf={(row) => row.id}
        empty={{ icon: IconFileText, title: t('noNotices'), hint: t('noNoticesHint') }}
        columns={[
          { label: t('version'), draw: (row) => <b>{row.version}</b> },
          { label: t('audience'), draw: (row) => t(`audience_${row.audience}`) },
          { label: t('effectiveFrom'), draw: (row) => <When at={row.effectiveFrom} /> },
        ]}
        actions={(row) => [{ label: t('read'), icon: IconEye, run: () => setRead(row) }]}
      />
      {isNew ? (
        <RecordForm
          title={t('publish')}
          submitLabel={t('publish')}
          draft="privacy.notice"
          initial={{ audience: 'customer' }}
          fields={[
            {
              name: 'version',
              label: t('version'),
              kind: 'text',
              required: true,
              maxLength: 40,
              placeholder: '2026-01',
            },
            {
              name: 'audience',
              label: t('audience'),
              kind: 'choice',
              required: true,
              choices: noticeAudiences.map((value) => ({ value, label: t(`audience_${value}`) })),
            },
            { name: 'text', label: t('text'), kind: 'longText', required: true, maxLength: 50_000 },
          ]}
          submit={(values) => publish.run(values)}
          onClose={() => setNew(false)}
        />
      ) : null}
      <Modal opened={read !== undefined} onClose={() => setRead(undefined)} title={read?.version} size="lg">
        <Text className={classes.paper}>{read?.text}</Text>
      </Modal>
    </div>
  );
}
