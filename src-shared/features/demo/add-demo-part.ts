import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { followUps } from '../follow-ups/follow-ups.tables.ts';
import { scoreRules } from '../lead-rules/lead-rules.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { branches, departments, users } from '../people/people.tables.ts';
import { pools } from '../pools/pools.tables.ts';
import { tasks } from '../tasks/tasks.tables.ts';
import { addDemoSales } from './add-demo-sales.ts';
import { customersPerPart, type DemoPlan, demoParts, demoSize } from './demo.model.ts';
import { permitDemo } from './demo.policy.ts';
import { demoCustomerRows } from './demo-customers.ts';
import { demoLeadRows } from './demo-leads.ts';
import { demoBranchRows, demoDepartmentRows, demoUserRows } from './demo-people.ts';
import { demoPoolHome, demoPoolRows, demoScoreRows } from './demo-pools.ts';

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
  else if (part === demoParts - 1) addDemoSales(tx, input);
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
  tx.insert(pools, demoPoolRows(plan));
  tx.insert(scoreRules, demoScoreRows(plan));
}

function addCustomers(tx: WriteTx, plan: DemoPlan, part: number): void {
  const rows = demoCustomerRows(plan, part);
  const homes = new Map(
    rows.customers.map(({ id }, place) => [id, demoPoolHome(plan, part * customersPerPart + place)] as const),
  );
  const homeOf = (customerId: string | null | undefined) => {
    const home = homes.get(customerId ?? '');
    return home && { branchId: home.branchId, deptId: home.deptId, ownerId: home.ownerId };
  };
  tx.insert(
    customers,
    rows.customers.map((row) => ({
      ...row,
      ...homes.get(row.id),
      ...(homes.get(row.id) ? { nextContactAt: null } : {}),
    })),
  );
  tx.insert(
    contacts,
    rows.contacts.map((row) => ({ ...row, ...homeOf(row.customerId) })),
  );
  tx.insert(
    followUps,
    rows.followUps.map((row) => ({ ...row, ...homeOf(row.customerId) })),
  );
  tx.insert(
    tasks,
    rows.tasks.filter(({ relatedId }) => homeOf(relatedId) === undefined),
  );
}

function addLeads(tx: WriteTx, plan: DemoPlan, part: number): void {
  const rows = demoLeadRows(plan, part);
  tx.insert(leads, rows.leads);
  tx.insert(followUps, rows.followUps);
}
