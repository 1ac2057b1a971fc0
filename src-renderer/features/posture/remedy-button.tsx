import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { type PostureFinding, postureRules, type Remedy, remedyPage } from '#shared/features/posture/finding.model.ts';
import { api } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ConfirmModal } from '../../ui/confirm-modal.tsx';
import { useTexts } from '../../ui/texts.ts';
import { backUpNow, verifyBackup } from '../backups/backup-words.ts';
import { postureTexts } from './posture.texts.ts';

/** What each act needs; without it the button leads to the page instead. */
const needs = {
  endSessions: 'user.edit',
  revokeDevice: 'user.edit',
  backUp: 'backup.manage',
  verifyBackup: 'backup.manage',
} as const;

/** Does what puts it right, or leads to where that is done. */
export function RemedyButton({ finding }: { finding: PostureFinding }) {
  const t = useTexts(postureTexts);
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const run = useCommand((act: ActName) => remedy(act, finding), {});
  const known: Remedy = postureRules[finding.rule].remedy;
  const act = 'act' in known && (known.act === 'confirmRecovery' || may(needs[known.act])) ? known.act : undefined;
  const isDoable = act !== undefined && (act !== 'verifyBackup' || finding.subject !== null);
  if (isDoable) {
    return (
      <>
        <Button
          size="compact-sm"
          loading={run.running}
          onClick={() => (act === 'revokeDevice' ? setAsking(true) : void run.run(act))}
        >
          {t(act)}
        </Button>
        <ConfirmModal
          opened={asking}
          title={t('revokeDevice')}
          text={t('revokeAsk', { name: finding.subject?.name ?? '' })}
          confirm={t('revokeDevice')}
          danger
          running={run.running}
          onClose={() => setAsking(false)}
          onConfirm={() => void run.run(act).then(() => setAsking(false))}
        />
      </>
    );
  }
  const page = remedyPage(finding);
  return page === '' ? null : (
    <Button size="compact-sm" component={Link} href={page}>
      {t('goThere')}
    </Button>
  );
}

type ActName = Extract<Remedy, { readonly act: string }>['act'];

async function remedy(act: ActName, { subject }: PostureFinding): Promise<unknown> {
  const id = subject?.id ?? '';
  if (act === 'endSessions') return api.accounts.endSessions({ userId: id });
  if (act === 'revokeDevice') return api.devices.revoke({ id });
  if (act === 'confirmRecovery') return api.posture.confirmRecovery();
  return act === 'backUp' ? backUpNow() : verifyBackup(id);
}
