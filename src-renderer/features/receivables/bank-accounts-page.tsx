import { ActionIcon, Button, Group } from '@mantine/core';
import { IconBuildingBank, IconEye, IconEyeOff, IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BankAccount } from '#shared/features/receivables/receipt.model.ts';
import { mask } from '#shared/kernel/china/mask.ts';
import { orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { bankTexts } from './bank.texts.ts';
import { BankAccountForm } from './bank-account-form.tsx';

/** The company's own accounts; their numbers are covered until somebody asks for one. */
export function BankAccountsPage() {
  const t = useTexts(bankTexts);
  const may = useMay();
  const { data } = useQuery(orpc.receipts.accounts.queryOptions());
  const [edited, setEdited] = useState<BankAccount | 'new'>();
  if (!data) return null;
  const add = may('receivable.account') ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
      {t('newAccount')}
    </Button>
  ) : null;
  return (
    <>
      <PlainTable
        title={t('accounts')}
        aside={data.length > 0 ? add : null}
        rows={data}
        keyOf={(row) => row.id}
        columns={[
          { label: t('field.name'), draw: (row) => row.name },
          { label: t('field.bank'), draw: (row) => row.bank ?? '—' },
          { label: t('field.accountNo'), draw: (row) => <AccountNo value={row.accountNo} /> },
          { label: t('field.currency'), draw: (row) => row.currency },
          {
            label: t('field.state'),
            draw: (row) => (
              <StateBadge tone={row.isActive ? 'done' : 'draft'}>{t(row.isActive ? 'inUse' : 'outOfUse')}</StateBadge>
            ),
          },
        ]}
        actions={(row) =>
          may('receivable.account') ? [{ label: t('editAccount'), icon: IconPencil, run: () => setEdited(row) }] : []
        }
        empty={{ icon: IconBuildingBank, title: t('accounts'), hint: t('accountsHint'), action: add }}
      />
      {edited ? (
        <BankAccountForm account={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </>
  );
}

/** `****1234` until it is asked for; nothing at all for whoever may not know it. */
function AccountNo({ value }: { value: string | null }) {
  const t = useTexts(bankTexts);
  const [isShown, setShown] = useState(false);
  if (!value) return '—';
  const Picture = isShown ? IconEyeOff : IconEye;
  return (
    <Group gap={4} wrap="nowrap">
      <span className="tabular">{isShown ? value : mask('bankCard', value)}</span>
      <ActionIcon size="sm" aria-label={t(isShown ? 'hideNo' : 'showNo')} onClick={() => setShown(!isShown)}>
        <Picture size={14} />
      </ActionIcon>
    </Group>
  );
}
