import type { ContractPage } from '#shared/features/contracts/contract-page.model.ts';
import { compareDecimals, subtractDecimals } from '#shared/kernel/money/decimal.ts';
import { api } from '../../api/client.ts';
import { useTexts } from '../../ui/texts.ts';
import { OrderFromLines } from '../orders/order-from-lines.tsx';
import { contractsTexts } from './contracts.texts.ts';

/** A contract in force becomes an order, whole or in parts; a framework is bound by its limit alone. */
export function OrderFromContract({ contract, onClose }: { contract: ContractPage; onClose: () => void }) {
  const t = useTexts(contractsTexts);
  const isFramework = contract.kind === 'framework';
  const lines = contract.lines.flatMap((line) => {
    if (line.kind === 'note') return [];
    const left = isFramework ? line.qty : subtractDecimals(line.qty, line.orderedQty);
    return compareDecimals(left, '0') > 0 ? [{ ...line, left }] : [];
  });
  const hint = isFramework
    ? t('toOrderFramework')
    : t(lines.length === 0 && contract.lineCount > 0 ? 'toOrderNothing' : 'toOrderHint');
  return (
    <OrderFromLines
      lines={lines}
      hint={hint}
      mayBeEmpty={contract.lineCount === 0}
      make={(chosen) =>
        api.orders.createFromContract({
          contractId: contract.id,
          ...(chosen && chosen.length > 0 ? { lines: chosen.map(({ id, qty }) => ({ contractLineId: id, qty })) } : {}),
        })
      }
      onClose={onClose}
    />
  );
}
