import { codecOf } from '../../ledger/row-codec.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { followUpNotes, followUps } from '../follow-ups/follow-ups.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { opportunities, opportunitySteps } from '../opportunities/opportunities.tables.ts';
import { tasks } from '../tasks/tasks.tables.ts';
import { anonymousName } from './retention.model.ts';

const names = { name: anonymousName, nameNorm: '', namePinyin: '', nameInitials: '' };
const words = { content: anonymousName };

/** What is left of a row when it tells of nobody any more: its dates, states, numbers and to whom it belonged. */
const blanks = [
  {
    table: contacts,
    blank: {
      ...names,
      ...empty('gender', 'title', 'dept', 'mobile', 'phone', 'email', 'wechat', 'qq', 'birthday', 'address', 'hobby'),
      ...empty('statusReason', 'remark', 'mobileNorm'),
      tags: [],
    },
  },
  {
    table: leads,
    blank: {
      ...names,
      ...empty('contactName', 'mobile', 'phone', 'email', 'wechat', 'qq', 'title', 'sourceDetail', 'address', 'demand'),
      ...empty('remark', 'stateRemark', 'lastFollowContent', 'mobileNorm', 'phoneNorm'),
      tags: [],
    },
  },
  {
    table: opportunities,
    blank: {
      ...names,
      ...empty('leadId', 'nextStep', 'remark', 'endRemark', 'lastFollowContent'),
      contacts: [],
      competitors: [],
      tags: [],
    },
  },
  { table: opportunitySteps, blank: empty('reason') },
  { table: followUps, blank: { ...words, ...empty('nextContent', 'place') } },
  { table: followUpNotes, blank: words },
  { table: tasks, blank: { title: anonymousName, checklist: [], ...empty('remark', 'handedOver') } },
];

const byName = new Map(blanks.map((each) => [codecOf(each.table).name, each]));

/** Takes what tells of a person out of a row and leaves it for counting; false where such rows go whole. [S-PI-6] */
export function anonymiseRow(tx: WriteTx, table: string, id: string): boolean {
  const found = byName.get(table);
  if (!found) return false;
  tx.update(found.table, id, found.blank);
  return true;
}

function empty(...fields: string[]): Record<string, null> {
  return Object.fromEntries(fields.map((field) => [field, null]));
}
