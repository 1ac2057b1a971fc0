import { nameKeys, phoneKey } from '../../ledger/name-keys.ts';
import type { NewRecord } from '../../ledger/write-tx.ts';
import type { followUps } from '../follow-ups/follow-ups.tables.ts';
import type { leads } from '../leads/leads.tables.ts';
import { type DemoPlan, demoId, demoSize, leadsPerPart } from './demo.model.ts';
import { demoCompany, demoMobile, demoPersonName } from './demo-company.ts';
import { nextContact } from './demo-customers.ts';
import { type DemoPerson, demoCitiesOf, demoPeople, demoSellers } from './demo-people.ts';
import { demoLeadPoolHome } from './demo-pools.ts';
import { createDemoRandom } from './demo-random.ts';
import { demoDemand, demoFollowUpText } from './demo-texts.ts';
import { titles } from './demo-words.ts';

const day = 86_400_000;
const hour = 3_600_000;
const statuses = [
  'unassigned',
  'pending',
  'pending',
  'following',
  'following',
  'following',
  'qualified',
  'invalid',
] as const;

export interface DemoLeadRows {
  readonly leads: NewRecord<typeof leads>[];
  readonly followUps: NewRecord<typeof followUps>[];
}

/** One part's leads, in every state but converted: a conversion is somebody's work. */
export function demoLeadRows(plan: DemoPlan, part: number): DemoLeadRows {
  const people = demoPeople(plan);
  const rows = Array.from({ length: leadsPerPart }, (_, place) => demoLead(plan, people, part * leadsPerPart + place));
  return { leads: rows.map((row) => row.lead), followUps: rows.flatMap((row) => row.followUp ?? []) };
}

function demoLead(plan: DemoPlan, people: readonly DemoPerson[], number: number) {
  const random = createDemoRandom(500_000 + number);
  const office = number % 3;
  const company = demoCompany(random, demoSize.customers + number, demoCitiesOf(office));
  const seller = random.pick(demoSellers(people, office));
  const status = random.pick(statuses);
  const isOwned = status !== 'unassigned';
  const isTouched = status === 'following' || status === 'qualified';
  const createdAt = plan.today - random.int(0, 60) * day - random.int(1, 9) * hour;
  const contactName = demoPersonName(random);
  const mobile = demoMobile(random, 8_000 + number);
  const name = random.chance(0.5) ? company.name : `${company.shortName ?? company.name} ${contactName}`;
  const at = Math.min(createdAt + random.int(1, 20) * hour, plan.today);
  const firstResponseAt = isTouched ? at : null;
  const content = demoFollowUpText(random, 'early');
  const home = isOwned
    ? { branchId: seller.branchId, deptId: seller.deptId, ownerId: seller.id }
    : demoLeadPoolHome(plan, createdAt);
  const stamps = { createdBy: seller.id, createdAt, updatedBy: seller.id, updatedAt: createdAt };
  const lead: NewRecord<typeof leads> = {
    id: demoId(plan, 'lead', number),
    name,
    ...nameKeys(name),
    contactName,
    mobile,
    mobileNorm: phoneKey(mobile),
    phone: company.phone,
    phoneNorm: phoneKey(company.phone),
    title: random.pick(titles),
    source: random.pick(['promotion', 'search', 'advert', 'referral', 'signUp', 'enquiry', 'exhibition', 'phone']),
    industry: company.industry,
    region: `${company.city.province}${company.city.city}市`,
    address: company.address,
    demand: demoDemand(random),
    budget: random.int(1, 80) * 500_000,
    grade: random.pick(['hot', 'warm', 'warm', 'cold']),
    tags: [],
    status,
    assignedAt: isOwned ? createdAt : null,
    firstResponseAt,
    qualifiedAt: status === 'qualified' ? at : null,
    invalidReason: status === 'invalid' ? random.pick(['wrongNumber', 'noDemand', 'chosenCompetitor', 'spam']) : null,
    nextContactAt: isTouched ? nextContact(random, plan.today) : null,
    lastFollowAt: firstResponseAt,
    lastFollowBy: isTouched ? seller.id : null,
    lastFollowContent: isTouched ? content : null,
    followCount: isTouched ? 1 : 0,
    ...home,
    ...stamps,
  };
  const followUp: NewRecord<typeof followUps> = {
    id: demoId(plan, 'followUp', demoSize.customers * 8 + number),
    targetType: 'lead',
    targetId: lead.id,
    method: 'phone',
    at,
    content,
    result: 'progress',
    contactIds: [],
    ...home,
    ...stamps,
    createdAt: at,
    updatedAt: at,
  };
  return { lead, followUp: isTouched ? followUp : undefined };
}
