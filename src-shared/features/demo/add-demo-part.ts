import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { followUps } from '../follow-ups/follow-ups.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { branches, departments, users } from '../people/people.tables.ts';
import { tasks } from '../tasks/tasks.tables.ts';
import { customersPerPart, type DemoPlan, demoSize } from './demo.model.ts';
import { permitDemo } from './demo.policy.ts';
import { demoCustomerRows } from './demo-customers.ts';
import { demoLeadRows } from './demo-leads.ts';
import { demoBranchRows, demoDepartmentRows, demoUserRows } from './demo-people.ts';

const customerParts = demoSize.customers / customersPerPart;

interface AddDemoPartInput extends DemoPlan {
  readonly part: number;
}

/** One part of the sample company; small enough that nobody waits for it. */
export function addDemoPart(tx: WriteTx, actor: Actor, input: AddDemoPartInput): Result<{ part: number }, NotAllowed> {
  const permit = permitDemo(actor);
  if (!permit.ok) return permit;
  const { part } = input;
  if (part === 0) addPeople(tx, input);
  else if (part <= customerParts) addCustomers(tx, input, part - 1);
  else addLeads(tx, input, part - 1 - customerParts);
  return ok({ part });
}

function addPeople(tx: WriteTx, plan: DemoPlan): void {
  tx.insert(branches, demoBranchRows(plan));
  tx.insert(departments, demoDepartmentRows(plan));
  const roleOf = (template: string) =>
    tx
      .rows<{ id: string }>('SELECT id FROM roles WHERE template = ? AND deleted_at IS NULL', template)
      .map((r) => r.id);
  tx.insert(users, demoUserRows(plan, roleOf));
}

function addCustomers(tx: WriteTx, plan: DemoPlan, part: number): void {
  const rows = demoCustomerRows(plan, part);
  tx.insert(customers, rows.customers);
  tx.insert(contacts, rows.contacts);
  tx.insert(followUps, rows.followUps);
  tx.insert(tasks, rows.tasks);
}

function addLeads(tx: WriteTx, plan: DemoPlan, part: number): void {
  const rows = demoLeadRows(plan, part);
  tx.insert(leads, rows.leads);
  tx.insert(followUps, rows.followUps);
}
