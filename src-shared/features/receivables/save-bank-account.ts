import { presentFields } from '../../kernel/present-fields.ts';
import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { BankAccount } from './receipt.model.ts';
import { permitAccounts } from './receivables.policy.ts';
import { findBankAccount } from './receivables.repository.ts';
import { bankAccounts } from './receivables.tables.ts';

type SaveInput = Pick<BankAccount, 'name'> & { readonly [Field in keyof BankAccount]?: BankAccount[Field] | undefined };

/** An account that money came to is never deleted, only put out of use. */
export function saveBankAccount(tx: WriteTx, actor: Actor, input: SaveInput): Result<Written, NotAllowed> {
  const permit = permitAccounts(actor);
  if (!permit.ok) return permit;
  const id = input.id!;
  const fields = presentFields(input);
  if (findBankAccount(tx, id)) tx.update(bankAccounts, id, fields);
  else tx.insert(bankAccounts, { currency: 'CNY', isActive: true, ...fields, id });
  return ok({ id, commandId: tx.command.id });
}
