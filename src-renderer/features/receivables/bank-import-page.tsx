import { Button, FileButton, Group, Select, Stack, Text, Title } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BankColumns } from '#shared/features/receivables/bank-line.model.ts';
import type { BankStatement } from '#shared/features/receivables/bank-statement.contract.ts';
import { api, orpc } from '../../api/client.ts';
import type { Explanation } from '../../api/explain.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ExplanationPanel } from '../../ui/error-panel.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { explainFile } from '../imports/import-words.ts';
import { bankTexts } from './bank.texts.ts';
import { BankColumnsForm } from './bank-columns.tsx';
import { BankLines } from './bank-lines.tsx';

interface Read {
  readonly file: File;
  readonly bankAccountId: string;
  readonly columns?: BankColumns;
}

/** A bank's file becomes receipts: whom each line is from is proposed, a person confirms, and nothing comes in twice. */
export function BankImportPage() {
  const t = useTexts(bankTexts);
  const { data: accounts } = useQuery(orpc.receipts.accounts.queryOptions());
  const inUse = accounts?.filter(({ isActive }) => isActive) ?? [];
  const [chosen, setChosen] = useState<string>();
  const bankAccountId = chosen ?? inUse[0]?.id;
  const [read, setRead] = useState<{ readonly file: File; readonly statement: BankStatement; readonly at: number }>();
  const [problem, setProblem] = useState<Explanation>();
  const open = useCommand((input: Read) => api.receipts.readStatement(input), {
    onRefusal: (refusal) => {
      if (refusal.code !== 'FILE_UNREADABLE') return false;
      setProblem(explainFile(refusal));
      return true;
    },
  });
  const load = async (file: File, account: string, columns?: BankColumns) => {
    setProblem(undefined);
    setRead(undefined);
    const outcome = await open.run({ file, bankAccountId: account, ...(columns ? { columns } : {}) });
    if (outcome.ok) setRead({ file, statement: outcome.value, at: Date.now() });
  };
  return (
    <Stack gap="md" p="md">
      <Title order={1}>{t('statement')}</Title>
      <Text c="dimmed">{t('statementHint')}</Text>
      {accounts && inUse.length === 0 ? (
        <Text>
          {t('noAccounts')} <PageLink href="/receipts/accounts">{t('accounts')}</PageLink>
        </Text>
      ) : (
        <Group align="end">
          <Select
            label={t('account')}
            allowDeselect={false}
            data={inUse.map(({ id, name }) => ({ value: id, label: name }))}
            value={bankAccountId ?? null}
            onChange={(id) => {
              if (!id) return;
              setChosen(id);
              if (read) void load(read.file, id);
            }}
          />
          <FileButton
            accept=".csv,.tsv,.txt,.xlsx,text/csv"
            onChange={(file) => {
              if (file && bankAccountId) void load(file, bankAccountId);
            }}
          >
            {(props) => (
              <Button {...props} loading={open.running} leftSection={<IconFileSpreadsheet size={16} />}>
                {t('chooseFile')}
              </Button>
            )}
          </FileButton>
          {read ? <Text c="dimmed">{read.file.name}</Text> : null}
        </Group>
      )}
      {problem ? <ExplanationPanel problem={problem} /> : null}
      {read && bankAccountId ? (
        <Stack gap="md" key={read.at}>
          <details>
            <summary>{t('columns')}</summary>
            <BankColumnsForm
              headers={read.statement.headers}
              columns={read.statement.columns}
              onReread={(columns) => void load(read.file, bankAccountId, columns)}
            />
          </details>
          <BankLines statement={read.statement} bankAccountId={bankAccountId} />
        </Stack>
      ) : null}
    </Stack>
  );
}
