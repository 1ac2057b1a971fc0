import { type Message, m } from '../message.ts';
import type { contracts as zhCN } from '../zh-CN/contracts.ts';

export const contracts: Readonly<Record<keyof typeof zhCN, Message>> = {
  CONTRACT_NOT_FOUND: m(
    'This contract cannot be found',
    'It may have been deleted, or it lies outside your data scope.',
    'Look for it in the list of contracts, or ask your manager.',
  ),
  CONTRACT_STATE_REFUSED: m(
    'The contract’s present state does not allow this',
    'It does not count yet, is over, or somebody has just changed it.',
    'Refresh and look at its state; a contract that is over can be renewed.',
  ),
  CONTRACT_LOCKED: m(
    'The contract is locked and cannot be edited or deleted',
    'What went to be signed is agreed: it is altered by a change only.',
    'Choose “Change” and say why; only drafts and void contracts can be deleted.',
  ),
  CONTRACT_IN_USE: m(
    'Other documents must be reversed first',
    'The contract has orders, receipts or invoices.',
    'Cancel the orders, refund or red-letter first, or terminate the contract instead.',
  ),
  CONTRACT_LIMIT_EXCEEDED: m(
    'The framework’s limit is exceeded',
    'All orders of this framework together with this one come to more than was agreed.',
    'Order less, or change the contract to a higher limit first.',
  ),
};
