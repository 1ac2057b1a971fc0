import type { FlowDocument } from '../flows/flow-document.repository.ts';
import { customers } from './customers.tables.ts';

type CustomerFields = Pick<typeof customers.$inferSelect, 'no' | 'name' | 'level' | 'creditLimit' | 'mergedInto'>;

/** A customer's file under approval: level, credit and terms stand still until somebody has agreed to them. */
export const customerFlow: FlowDocument = {
  docType: 'customer',
  table: customers,
  noun: 'customer',
  children: [],
  related: [],
  notContent: [
    'lifecycle',
    'tags',
    'receiveKind',
    'receivedAt',
    'prevOwnerId',
    'lastFollowAt',
    'lastFollowContent',
    'nextContactAt',
    'followCount',
    'nameNorm',
    'namePinyin',
    'nameInitials',
  ],
  describe: (row) => {
    const { no, name } = row as unknown as CustomerFields;
    return { no, title: name };
  },
  facts: (row) => {
    const { level, creditLimit } = row as unknown as CustomerFields;
    return { customerLevel: level, creditLimit };
  },
  canSubmit: (row) => (row as unknown as CustomerFields).mergedInto === null,
  onSubmit: () => {},
  onPass: () => {},
  onReject: () => {},
  onWithdraw: () => {},
};
