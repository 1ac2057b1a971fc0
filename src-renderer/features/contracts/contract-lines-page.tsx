import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useParams } from 'wouter';
import { contractFigures } from '#shared/features/contracts/contract-figures.model.ts';
import type { ContractPage } from '#shared/features/contracts/contract-page.model.ts';
import { findContractTransition } from '#shared/features/contracts/contract-states.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useTexts } from '../../ui/texts.ts';
import { asOrderEdits, orderColumns } from '../orders/order-grid.ts';
import { OrderTotals } from '../orders/order-line-table.tsx';
import { AddProducts } from '../quotes/add-products.tsx';
import { LineEditor } from '../quotes/line-editor.tsx';
import { insertRows, type LineRow } from '../quotes/line-rows.ts';
import { LinesFrame } from '../quotes/lines-frame.tsx';
import { useLines } from '../quotes/use-lines.ts';
import { contractFigureLines, contractRows } from './contract-grid.ts';
import { contractsTexts } from './contracts.texts.ts';

/** The lines of a contract across the whole window, as a spreadsheet. */
export function ContractLinesPage() {
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useQuery(orpc.contracts.get.queryOptions({ input: { id } }));
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return data ? <ContractEditor key={id} contract={data} /> : null;
}

const noneChanged: ReadonlySet<string> = new Set();

function ContractEditor({ contract }: { contract: ContractPage }) {
  const t = useTexts(contractsTexts);
  const may = useMay();
  const stored = useMemo(() => contractRows(contract.lines), [contract.lines]);
  const lines = useLines({
    lines: stored,
    store: (edits) => api.contracts.edit({ id: contract.id, changes: {}, lines: asOrderEdits(edits, lines.rows) }),
  });
  const [isAdding, setAdding] = useState(false);
  const { rows, change } = lines;
  const columns = useMemo(() => orderColumns(contract.seesCost), [contract.seesCost]);
  const figures = useMemo(() => contractFigures(contract, contractFigureLines(rows)), [contract, rows]);
  const shown = useMemo(
    () => ({ lines: new Map([...figures.lines].map(([id, each]) => [id, { ...each, deliveryDate: null }])) }),
    [figures],
  );
  const right = contract.status === 'changing' ? 'contract.change' : 'contract.edit';
  const isLocked = !findContractTransition(contract.status, 'edit') || contract.deletedAt !== null || !may(right);
  return (
    <LinesFrame
      title={`${contract.name} · ${t('lines')}`}
      number={contract.no}
      back={{ href: `/contracts/${contract.id}`, label: t('backToContract') }}
      lines={lines}
    >
      {isLocked ? (
        <Alert color="gray">{t('locked')}</Alert>
      ) : (
        <LineEditor
          lines={lines}
          columns={columns}
          figures={shown}
          changedIds={noneChanged}
          {...(may('product.view') ? { onAddProducts: () => setAdding(true) } : {})}
        />
      )}
      {isAdding ? (
        <AddProducts
          propose={(items) => api.contracts.propose({ id: contract.id, items })}
          onAdd={(added) => change((all) => insertRows(all, all.length, added as readonly Partial<LineRow>[]))}
          onClose={() => setAdding(false)}
        />
      ) : null}
      <OrderTotals totals={{ currency: contract.currency, ...figures.totals }} seesCost={contract.seesCost} />
    </LinesFrame>
  );
}
