import { attachments } from '#shared/features/attachments/attachments.tables.ts';
import { contacts } from '#shared/features/contacts/contacts.tables.ts';
import { customers } from '#shared/features/customers/customers.tables.ts';
import { followUps } from '#shared/features/follow-ups/follow-ups.tables.ts';
import { leads } from '#shared/features/leads/leads.tables.ts';
import { departments } from '#shared/features/people/people.tables.ts';
import { reminders, tasks } from '#shared/features/tasks/tasks.tables.ts';
import { sensitiveFields } from '#shared/kernel/rights/field-catalogue.ts';
import { treatmentOf } from '#shared/kernel/rights/field-rights.ts';
import { wholeRights } from '#shared/kernel/rights/whole-rights.ts';
import { type Actor, isAllowed, isInScope, type Scope } from '#shared/kernel/scope.ts';
import { conflicts } from '#shared/ledger/ledger.tables.ts';
import { company, type TestHost } from '../../support/test-host.ts';
import { plantEvents } from './matrix-events.ts';

/** Whose records: the actor's own, those of a colleague of another department, those of the other branch. */
export const targets = ['own', 'branch', 'other'] as const;
export type Target = (typeof targets)[number];

/** A text that may leave only to whoever may see this field of this record. */
export interface Canary {
  readonly text: string;
  readonly noun: string;
  /** Null for what the record is called: it may leave to whoever sees the record. */
  readonly field: string | null;
  readonly home: Scope;
  readonly id: string;
}

export interface MatrixCompany {
  readonly canaries: readonly Canary[];
  /** Ids by what inputs call them. */
  readonly ids: Readonly<Record<Target, Readonly<Record<string, string>>>>;
}

export const otherDept = '01900000-0000-7000-8000-000000000013';
const homes: Readonly<Record<Target, Scope>> = {
  own: { branchId: company.north, deptId: company.northSales, ownerId: company.mei },
  branch: { branchId: company.north, deptId: otherDept, ownerId: company.manager },
  other: { branchId: company.south, deptId: company.southSales, ownerId: company.lin },
};

/** Everybody's right hand: makes what the actors then look for. */
export const maker: Actor = {
  ...wholeRights,
  userId: company.manager,
  account: 'manager',
  name: '王经理',
  branchId: company.north,
  deptId: otherDept,
  actions: new Set(['*']),
};

/** A company in which every sensitive field, now and in its past, holds a text that is nowhere else. */
export function plantCompany(host: TestHost): MatrixCompany {
  let number = 0;
  const canaries: Canary[] = [];
  const ids = {} as Record<Target, Record<string, string>>;
  host.given(departments, [{ id: otherDept, name: '北方渠道部', branchId: company.north, sort: 1 }]);
  for (const target of targets) {
    const home = homes[target];
    const mark = (noun: string, field: string | null, id: string, text: string) => {
      canaries.push({ text, noun, field, home, id });
      return text;
    };
    const nextId = () => `01900002-0000-7000-8000-${(++number).toString(16).padStart(12, '0')}`;
    const fieldsOf = (noun: string, id: string) =>
      Object.fromEntries(
        Object.entries(sensitiveFields[noun]!).map(([field, { mask }]) => {
          number += 1;
          const shapes: Partial<Record<typeof mask, string>> = {
            phone: `139${String(20_000_000 + number * 7919).slice(-8)}`,
            email: `kx${number}canary@example.com`,
            account: `wxkx${number}canary9`,
            address: `湖北省武汉市洪山区KX${number}路`,
          };
          if (field === 'birthday')
            return [field, mark(noun, field, id, `19${50 + (number % 50)}-0${1 + (number % 9)}-1${number % 9}`)];
          if (['creditLimit', 'budget', 'paymentTermDays'].includes(field)) {
            const figure = field === 'paymentTermDays' ? 1000 + number : 70_000_000 + number * 31;
            mark(noun, field, id, `:${figure}`);
            return [field, figure];
          }
          if (field === 'place') {
            mark(noun, field, id, `KX${number}canaryplace`);
            return [field, { latitude: 30.5, longitude: 114.3, accuracy: null, address: `KX${number}canaryplace` }];
          }
          return [field, mark(noun, field, id, shapes[mask] ?? `KX${number}canary`)];
        }),
      );
    const named = (noun: string, id: string) => mark(noun, null, id, `KX${++number}name`);
    const keys = (name: string) => ({ nameNorm: name, namePinyin: '', nameInitials: '' });

    const customerId = nextId();
    const customerName = `武汉${named('customer', customerId)}公司`;
    const blank = { kind: 'enterprise', isKey: false, lifecycle: 'potential', tags: [], receiveKind: 'created' };
    host.given(customers, [
      {
        ...blank,
        id: customerId,
        ...home,
        name: customerName,
        ...keys(customerName),
        ...fieldsOf('customer', customerId),
      },
    ]);
    const contactId = nextId();
    const contactName = `林${named('contact', contactId)}`;
    const person = {
      birthdayLunar: false,
      isDecisionMaker: false,
      doNotCall: false,
      optOut: [],
      isPrimary: true,
      status: 'active',
    };
    const contactFields = fieldsOf('contact', contactId);
    host.given(contacts, [
      {
        ...person,
        id: contactId,
        customerId,
        ...home,
        name: contactName,
        ...keys(contactName),
        tags: [],
        formerCustomerIds: [],
        ...contactFields,
        mobileNorm: contactFields.mobile,
      },
    ]);
    const leadId = nextId();
    const leadName = `汉口${named('lead', leadId)}公司`;
    const status = 'following';
    host.given(leads, [
      { id: leadId, ...home, name: leadName, ...keys(leadName), status, tags: [], ...fieldsOf('lead', leadId) },
    ]);
    const followUpId = nextId();
    host.given(followUps, [
      {
        id: followUpId,
        ...home,
        targetType: 'customer',
        targetId: customerId,
        customerId,
        method: 'phone',
        at: host.time,
        contactIds: [contactId],
        content: named('followUp', followUpId),
        createdBy: home.ownerId,
        ...fieldsOf('followUp', followUpId),
      },
    ]);
    const taskId = nextId();
    host.given(tasks, [
      {
        id: taskId,
        ...home,
        title: named('task', taskId),
        kind: 'task',
        priority: 'normal',
        watcherIds: [],
        checklist: [],
        status: 'notStarted',
        relatedType: 'customer',
        relatedId: customerId,
        dueAt: host.time,
      },
    ]);
    const attachmentId = nextId();
    host.given(attachments, [
      {
        id: attachmentId,
        ...home,
        recordTable: 'customers',
        recordId: customerId,
        name: `${named('customer', customerId)}.pdf`,
        mime: 'application/pdf',
        size: 3,
        sha256: 'a'.repeat(64),
      },
    ]);
    const eventId = nextId();
    const privateId = nextId();
    const contentId = nextId();
    const secret = mark('privateEvent', null, privateId, `KX${++number}secret`);
    plantEvents(host, home, { eventId, privateId, contentId, customerId, title: named('event', eventId), secret });
    const reminderId = nextId();
    host.given(reminders, [
      { id: reminderId, taskId, ...home, offsetMin: 0, at: host.time - 60_000, state: 'pending' },
    ]);
    const conflictId = nextId();
    host.given(conflicts, [
      {
        id: conflictId,
        tableName: 'contacts',
        rowId: contactId,
        field: 'mobile',
        shownValue: contactFields.mobile,
        otherValue: mark('contact', 'mobile', contactId, `1370000${1000 + number}`),
        shownAt: 1,
        otherAt: 2,
        reason: 'later',
        state: 'open',
        ...home,
      },
    ]);
    const binned = nextId();
    const binnedName = `旧${named('customer', binned)}公司`;
    host.given(customers, [
      { ...blank, id: binned, ...home, name: binnedName, ...keys(binnedName), deletedAt: host.time },
    ]);

    // The past of each field is in the audit: what it was is as covered as what it is.
    const edit = host.app.ledger.execute(
      'contacts.edit',
      {
        id: contactId,
        changes: {
          mobile: { from: contactFields.mobile, to: mark('contact', 'mobile', contactId, `1380000${1000 + number}`) },
        },
      },
      maker,
    );
    if (!edit.ok) throw new Error(edit.error.code);
    const owner = home.ownerId!;
    ids[target] = {
      customerId,
      contactId,
      leadId,
      followUpId,
      taskId,
      eventId,
      reminderId,
      conflictId,
      attachmentId,
      binned,
      userId: owner,
      ownerId: owner,
      customerName,
      contactName,
      leadName,
      mobile: String(contactFields.mobile),
      commandId: (edit.value as { commandId: string }).commandId,
    };
    if (target === 'own') continue;
    const file = fieldsOf('user', owner);
    host.app
      .statements('UPDATE users SET mobile = ?, email = ?, employee_no = ? WHERE id = ?')
      .run(file.mobile, file.email, file.employeeNo, owner);
  }
  // The files' dates are not written: a date alone is no secret.
  return { ids, canaries: canaries.filter(({ noun, field }) => !(noun === 'user' && /On$/.test(field ?? ''))) };
}

/** The texts that must not leave to this actor; by lists nothing that is masked in them. */
export function forbiddenTo(actor: Actor, canaries: readonly Canary[], exit: 'page' | 'list' | 'reveal'): Canary[] {
  return canaries.filter(({ noun, field, home, id }) => {
    if (noun === 'privateEvent') return home.ownerId !== actor.userId;
    const isSeen = isAllowed(actor, `${noun}.view`) && (noun === 'user' || isInScope(actor, noun, { ...home, id }));
    if (!isSeen) return true;
    if (field === null) return false;
    if (exit === 'reveal') return treatmentOf(actor.fields, noun, field, 'page') === 'hidden';
    return treatmentOf(actor.fields, noun, field, exit) !== 'whole';
  });
}
