import { useQuery } from '@tanstack/react-query';
import {
  type Basis,
  bases,
  type Purpose,
  purposes,
  type SubjectTable,
} from '#shared/features/privacy/consent.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { privacyTexts } from './privacy.texts.ts';

interface ConsentFormProps {
  readonly subjectTable: SubjectTable;
  readonly subjectId: string;
  readonly onClose: () => void;
}

/** Who collects it and when is known; asked are the purpose, the basis, the notice that was shown and the source. */
export function ConsentForm({ subjectTable, subjectId, onClose }: ConsentFormProps) {
  const t = useTexts(privacyTexts);
  const notices = useQuery(orpc.privacy.listNotices.queryOptions());
  const add = useCommand(
    (values: Record<string, unknown>) =>
      api.privacy.recordConsent({
        subjectTable,
        subjectId,
        purpose: values.purpose as Purpose,
        basis: values.basis as Basis,
        source: String(values.source),
        noticeId: (values.noticeId as string | null | undefined) ?? null,
        evidence: (values.evidence as string | null | undefined) ?? null,
        separate: values.separate === true,
      }),
    { done: () => t('consentAdded'), undo: true },
  );
  if (!notices.data) return null;
  const shown = notices.data.filter(({ audience }) => audience === 'customer');
  return (
    <RecordForm
      title={t('addConsent')}
      initial={{ purpose: 'marketing', basis: 'consent', noticeId: shown[0]?.id ?? null }}
      fields={[
        {
          name: 'purpose',
          label: t('purpose'),
          kind: 'choice',
          required: true,
          choices: purposes.map((value) => ({ value, label: t(`purpose_${value}`) })),
        },
        {
          name: 'basis',
          label: t('basis'),
          kind: 'choice',
          required: true,
          choices: bases.map((value) => ({ value, label: t(`basis_${value}`) })),
        },
        {
          name: 'source',
          label: t('source'),
          kind: 'text',
          required: true,
          maxLength: 200,
          hint: t('sourceHint'),
        },
        {
          name: 'noticeId',
          label: t('notice'),
          kind: 'choice',
          choices: shown.map(({ id, version }) => ({ value: id, label: version })),
        },
        { name: 'separate', label: t('separate'), kind: 'flag', hint: t('separateHint') },
        { name: 'evidence', label: t('evidence'), kind: 'longText', maxLength: 2000 },
      ]}
      submit={(values) => add.run(values)}
      onClose={onClose}
    />
  );
}
