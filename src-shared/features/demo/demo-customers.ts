import { nameKeys, phoneKey } from '../../ledger/name-keys.ts';
import type { NewRecord } from '../../ledger/write-tx.ts';
import type { contacts } from '../contacts/contacts.tables.ts';
import type { customers } from '../customers/customers.tables.ts';
import type { followUps } from '../follow-ups/follow-ups.tables.ts';
import type { tasks } from '../tasks/tasks.tables.ts';
import { customersPerPart, type DemoPlan, demoId } from './demo.model.ts';
import { demoCompany, demoMobile, demoPersonName } from './demo-company.ts';
import { type DemoPerson, demoCitiesOf, demoPeople, demoSellers } from './demo-people.ts';
import { createDemoRandom, type DemoRandom } from './demo-random.ts';
import { demoFollowUpText, demoNextText } from './demo-texts.ts';
import { titles } from './demo-words.ts';

export interface DemoCustomerRows {
  readonly customers: NewRecord<typeof customers>[];
  readonly contacts: NewRecord<typeof contacts>[];
  readonly followUps: NewRecord<typeof followUps>[];
  readonly tasks: NewRecord<typeof tasks>[];
}

const day = 86_400_000;
const hour = 3_600_000;

/** One part's customers with their contacts, what was said to them, and what is to be done next. */
export function demoCustomerRows(plan: DemoPlan, part: number): DemoCustomerRows {
  const people = demoPeople(plan);
  const rows: DemoCustomerRows = { customers: [], contacts: [], followUps: [], tasks: [] };
  for (let number = part * customersPerPart; number < (part + 1) * customersPerPart; number++) {
    addCustomer(plan, people, number, rows);
  }
  return rows;
}

function addCustomer(plan: DemoPlan, people: readonly DemoPerson[], number: number, rows: DemoCustomerRows): void {
  const random = createDemoRandom(1_000 + number);
  const office = number % 3;
  const { id: sellerId, branchId, deptId } = random.pick(demoSellers(people, office));
  const home = { branchId, deptId, ownerId: sellerId };
  const company = demoCompany(random, number, demoCitiesOf(office));
  const createdAt = plan.today - random.int(5, 700) * day - random.int(0, 8) * hour;
  const stamps = { createdBy: sellerId, createdAt, updatedBy: sellerId, updatedAt: createdAt };
  const id = demoId(plan, 'customer', number);
  const isRare = random.chance(0.12);

  const contactRows = contactsOf(plan, random, number, { ...home, ...stamps });
  const followUpRows = followUpsOf(plan, random, number, { ...home, ...stamps }, contactRows[0]!.id);
  const last = followUpRows.at(-1);
  const nextContactAt = random.chance(0.55) ? nextContact(random, plan.today) : null;
  rows.contacts.push(...contactRows);
  rows.followUps.push(...followUpRows);
  rows.customers.push({
    id,
    name: company.name,
    shortName: company.shortName,
    ...nameKeys(company.name),
    kind: company.kind,
    creditCode: company.creditCode,
    industry: company.industry,
    scale: random.pick(['micro', 'small', 'small', 'medium', 'medium', 'large']),
    region: `${company.city.province}${company.city.city}市${company.district}`,
    address: company.address,
    phone: company.phone,
    level: random.pick(['A', 'B', 'B', 'C', 'C', 'C', 'D']),
    isKey: isRare,
    keyReason: isRare ? random.pick(['年采购额大', '行业标杆', '集团总部', '长期合作']) : null,
    lifecycle: lifecycleOf(random, followUpRows.length),
    source: random.pick(['referral', 'search', 'exhibition', 'coldVisit', 'phone', 'existing', 'enquiry', 'advert']),
    paymentTermDays: random.pick([0, 15, 30, 30, 60, 90]),
    creditLimit: random.int(0, 50) * 1_000_000,
    taxpayerKind: company.kind === 'enterprise' ? 'general' : 'smallScale',
    tags: random.chance(0.3)
      ? [random.pick(['老客户', '重点跟进', '年框客户', '价格敏感', '集团客户', '新厂扩建'])]
      : [],
    ...home,
    receiveKind: random.pick(['created', 'created', 'claimed', 'assigned']),
    receivedAt: createdAt,
    lastFollowAt: last?.at ?? null,
    lastFollowContent: last?.content ?? null,
    nextContactAt,
    followCount: followUpRows.length,
    ...stamps,
    updatedAt: last?.at ?? createdAt,
  });
  if (nextContactAt !== null) {
    const title = `${demoNextText(random)}：${company.shortName ?? company.name}`;
    rows.tasks.push(taskOf(plan, random, number, { id, title, dueAt: nextContactAt, ...home }));
  }
}

type Stamped = Pick<
  NewRecord<typeof contacts>,
  'branchId' | 'deptId' | 'ownerId' | 'createdBy' | 'createdAt' | 'updatedBy' | 'updatedAt'
> & { createdAt: number };

function contactsOf(
  plan: DemoPlan,
  random: DemoRandom,
  number: number,
  stamped: Stamped,
): DemoCustomerRows['contacts'] {
  const count = random.pick([1, 1, 2, 2, 3, 4]);
  return Array.from({ length: count }, (_, place) => {
    const name = demoPersonName(random);
    const mobile = demoMobile(random, number * 4 + place);
    return {
      id: demoId(plan, 'contact', number * 4 + place),
      customerId: demoId(plan, 'customer', number),
      name,
      ...nameKeys(name, { person: true }),
      gender: random.pick(['male', 'female']),
      title: random.pick(titles),
      mobile,
      mobileNorm: phoneKey(mobile),
      email: random.chance(0.4) ? `contact${number}-${place}@example.com` : null,
      birthdayLunar: false,
      isDecisionMaker: random.chance(0.3),
      isPrimary: place === 0,
      doNotCall: false,
      optOut: [],
      status: 'active',
      formerCustomerIds: [],
      tags: [],
      ...stamped,
    };
  });
}

function followUpsOf(
  plan: DemoPlan,
  random: DemoRandom,
  number: number,
  stamped: Stamped,
  contactId: string,
): DemoCustomerRows['followUps'] {
  const customerId = demoId(plan, 'customer', number);
  const count = random.pick([0, 1, 1, 2, 2, 3, 4, 6]);
  const days = (plan.today - stamped.createdAt) / day;
  return Array.from({ length: count }, (_, place) => {
    const since = Math.floor((days * (place + random.next() * 0.9)) / count);
    const at = Math.min(workingHour(stamped.createdAt + since * day, random), plan.today - hour);
    const stage = place === 0 ? 'early' : place < count - 1 || count < 3 ? 'middle' : 'late';
    return {
      id: demoId(plan, 'followUp', number * 8 + place),
      targetType: 'customer' as const,
      targetId: customerId,
      customerId,
      method: random.pick(['phone', 'phone', 'wechat', 'visit', 'meeting', 'online']),
      at,
      content: demoFollowUpText(random, stage),
      result: random.pick(['progress', 'progress', 'noProgress', 'unreachable']),
      contactIds: [contactId],
      ...stamped,
      createdAt: at,
      updatedAt: at,
    };
  });
}

function taskOf(
  plan: DemoPlan,
  random: DemoRandom,
  number: number,
  { id, ...rest }: { id: string; title: string; dueAt: number } & Pick<Stamped, 'branchId' | 'deptId' | 'ownerId'>,
): NewRecord<typeof tasks> {
  return {
    id: demoId(plan, 'task', number),
    kind: 'followUp',
    ...rest,
    priority: random.pick(['normal', 'normal', 'normal', 'high', 'low']),
    watcherIds: [],
    checklist: [],
    status: 'notStarted',
    relatedType: 'customer',
    relatedId: id,
    createdBy: rest.ownerId ?? null,
    updatedBy: rest.ownerId ?? null,
  };
}

function lifecycleOf(random: DemoRandom, followUpCount: number) {
  if (followUpCount === 0) return random.pick(['potential', 'potential', 'silent'] as const);
  if (followUpCount < 3) return random.pick(['potential', 'interested', 'interested', 'lost'] as const);
  return random.pick(['interested', 'won', 'won', 'repeat'] as const);
}

/** From three days overdue to two weeks ahead, more often soon than late. */
export function nextContact(random: DemoRandom, today: number): number {
  return workingHour(today + Math.floor(random.next() ** 1.5 * 18 - 3) * day, random);
}

/** Between 9 and 18 o'clock in Shanghai, on the quarter hour. */
function workingHour(time: number, random: DemoRandom): number {
  const midnight = Math.floor((time + 8 * hour) / day) * day - 8 * hour;
  return midnight + 9 * hour + random.int(0, 35) * (hour / 4);
}
