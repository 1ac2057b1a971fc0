import { useState } from 'react';
import type { BankStatement, MatchedLine } from '#shared/features/receivables/bank-statement.contract.ts';
import { isSamePayer } from '#shared/features/receivables/receipt.model.ts';
import type { ReceiptMethod } from '#shared/features/receivables/receipt-words.model.ts';
import { api } from '../../api/client.ts';
import { explain } from '../../api/explain.ts';
import { queryClient } from '../../api/query-client.ts';

type Suggestion = MatchedLine['suggestions'][number];

/** A line of the bank as the person settles it: whether, from whom and for what. */
export interface BankChoice {
  readonly line: MatchedLine;
  /** Another line of the file has the same number. */
  readonly isRepeated: boolean;
  readonly isTaken: boolean;
  readonly customerId: string | null;
  readonly customerName: string | null;
  /** The plan or order it is for; null: what is due first. */
  readonly forId: string | null;
  readonly payerReason: string;
  readonly madeAs?: { readonly id: string; readonly no: string | null };
  readonly problem?: string;
}

export const idOf = ({ planId, orderId }: Suggestion): string => planId ?? orderId ?? '';

/** Somebody else pays: the customer that was chosen has another name. */
export function isThirdParty({ line, customerName }: BankChoice): boolean {
  return customerName !== null && line.payerName !== '' && !isSamePayer(line.payerName, customerName);
}

export function canTake(choice: BankChoice): boolean {
  const isNew = choice.line.knownAs === null && !choice.isRepeated && choice.madeAs === undefined;
  return isNew && choice.customerId !== null && (!isThirdParty(choice) || choice.payerReason.trim() !== '');
}

/** A line is taken by itself where its name or a number speaks for a customer; an amount alone only proposes one. */
function firstChoice(line: MatchedLine, isRepeated: boolean): BankChoice {
  const [best] = line.suggestions;
  const isSure = best?.reasons.some((reason) => reason !== 'amount') ?? false;
  const isExact = isSure && best!.reasons.includes('amount');
  const choice: BankChoice = {
    line,
    isRepeated,
    isTaken: true,
    customerId: best?.customerId ?? null,
    customerName: best?.customerName ?? null,
    forId: best && (isExact || best.reasons.includes('reference')) ? idOf(best) : null,
    payerReason: '',
  };
  return { ...choice, isTaken: isSure && canTake(choice) };
}

/** The lines of a statement with what becomes of each. */
export function useBankLines(statement: BankStatement, bankAccountId: string) {
  const [choices, setChoices] = useState<readonly BankChoice[]>(() => {
    const seen = new Set<string>();
    return statement.lines.map((line) => {
      const isRepeated = seen.has(line.bankRef);
      seen.add(line.bankRef);
      return firstChoice(line, isRepeated);
    });
  });
  const [isRunning, setRunning] = useState(false);
  const change = (index: number, patch: Partial<BankChoice>) =>
    setChoices((all) => all.map((each, at) => (at === index ? { ...each, ...patch } : each)));
  /** One receipt for each line that is taken; a refused one says why and lets the others be. */
  const confirm = async (method: ReceiptMethod, submits: boolean): Promise<{ made: number; failed: number }> => {
    setRunning(true);
    let [made, failed] = [0, 0];
    for (const [index, choice] of choices.entries()) {
      if (!choice.isTaken || !canTake(choice)) continue;
      try {
        const { id } = await api.receipts.create(receiptOf(choice, bankAccountId, method));
        if (submits) await api.receipts.submit({ id });
        const { no } = await api.receipts.get({ id });
        change(index, { madeAs: { id, no }, isTaken: false });
        made++;
      } catch (error) {
        const { what, todo } = explain(error);
        change(index, { problem: [what, todo].filter(Boolean).join(' ') });
        failed++;
      }
    }
    setRunning(false);
    void queryClient.invalidateQueries();
    return { made, failed };
  };
  return { choices, change, confirm, isRunning };
}

function receiptOf(choice: BankChoice, bankAccountId: string, method: ReceiptMethod) {
  const { line, customerId, forId, payerReason } = choice;
  const target = line.suggestions.find((each) => each.customerId === customerId && idOf(each) === forId);
  const amount = Math.min(line.amount, target?.remainder ?? 0);
  return {
    customerId: customerId!,
    amount: line.amount,
    receivedOn: line.date,
    method,
    bankAccountId,
    bankRef: line.bankRef,
    ...(line.payerName ? { payerName: line.payerName } : {}),
    ...(isThirdParty(choice) ? { thirdPartyReason: payerReason.trim() } : {}),
    ...(line.text ? { notes: line.text } : {}),
    ...(target && amount > 0
      ? { allocations: [{ ...(target.planId ? { planId: target.planId } : { orderId: target.orderId! }), amount }] }
      : {}),
  };
}
