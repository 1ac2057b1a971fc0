import { presentFields } from '../../kernel/present-fields.ts';
import { isInScope } from '../../kernel/scope.ts';
import { nameKeys, phoneKey } from '../../ledger/name-keys.ts';
import { selectRows } from '../../reading/rows.ts';
import { leads } from '../leads/leads.tables.ts';
import type { ApplyContext } from './apply-context.ts';
import { applyUpdate } from './apply-update.ts';
import type { LeadRows } from './import-commands.model.ts';
import { mayImportFor } from './imports.policy.ts';
import { addImportedBasis } from './imports.repository.ts';

export function applyLeadRows(context: ApplyContext, { inserts, updates }: LeadRows): void {
  const { tx, actor, applied, homeOf } = context;
  const ids = JSON.stringify([...inserts, ...updates].map((row) => row.id));
  const found = new Map(
    selectRows(tx, leads, 't.id IN (SELECT value FROM json_each(?))', ids).map((row) => [row.id, row]),
  );

  for (const { row, id, fields, ownerId, tags = [], createdAt, createdBy, basis } of inserts) {
    const home = homeOf(ownerId);
    if (!home) applied.refused.push({ row, code: 'ownerUnknown' });
    else if (!mayImportFor(actor, 'leads', ownerId)) applied.refused.push({ row, code: 'notAllowed' });
    else if (found.has(id)) applied.refused.push({ row, code: 'refused' });
    else {
      const { mobile = null, phone = null, name = '', ...rest } = presentFields(fields);
      tx.insert(leads, {
        ...rest,
        id,
        name,
        mobile,
        phone,
        tags,
        ...home,
        status: ownerId === null ? 'unassigned' : 'pending',
        routing: ownerId === null ? 'waiting' : null,
        ...(ownerId === null ? {} : { assignedAt: tx.at }),
        ...leadKeys({ name, mobile, phone }),
        ...(createdAt === undefined ? {} : { createdAt }),
        ...(createdBy === undefined ? {} : { createdBy }),
      });
      addImportedBasis(tx, 'leads', { id, ...home }, basis);
      applied.entries.push(['leads', id]);
      applied.inserted++;
    }
  }

  for (const { row, id, ...update } of updates) {
    const lead = found.get(id);
    if (!lead || lead.deletedAt !== null) applied.refused.push({ row, code: 'notFound' });
    // A converted lead is evidence; nobody edits it any more, by no way.
    else if (!isInScope(actor, 'lead', lead) || lead.status === 'converted')
      applied.refused.push({ row, code: 'notAllowed' });
    else applyUpdate(context, leads, 'leads', lead, update, leadKeys);
  }
}

function leadKeys({ name, mobile, phone }: { name: string; mobile: string | null; phone: string | null }) {
  return { ...nameKeys(name), mobileNorm: phoneKey(mobile), phoneNorm: phoneKey(phone) };
}
