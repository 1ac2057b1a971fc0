import { contract } from '#shared/app/contract.ts';
import { defaultSignInPolicy } from '#shared/features/accounts/sign-in-policy.model.ts';
import { binRooms, historyTables } from '#shared/features/history/history.model.ts';
import { defaultLeadSettings } from '#shared/features/lead-rules/lead-settings.model.ts';
import { defaultTemplate } from '#shared/features/numbers/number.model.ts';
import type { ProcedureMeta } from '#shared/kernel/procedure.ts';
import { type Meaning, sampleInput } from '../../support/sample-input.ts';
import { company } from '../../support/test-host.ts';

/** Rooms of a host alone: accounts, devices, machines. They hold no records of the business. */
const hostRooms = new Set([
  'accounts',
  'auth',
  'authority',
  'backups',
  'desktop',
  'devices',
  'enrolCodes',
  'events',
  'leave',
  'posture',
]);
/** Of one host: a desktop's own outbox and what it held back, a server's own settings. */
const ofOneHost =
  /^(sync\.(status|now|outbox|held|incidents)|watching\.(settings|saveSettings|testWebhook)$|attachments\.fetch$|schedule\.(listFeeds|createFeed|revokeFeed)$|officers\.(moveUp|shares|takeShare)$)/;

export interface Procedure {
  readonly name: string;
  readonly meta: ProcedureMeta;
  readonly inputSchema: unknown;
}

function proceduresOf(node: object, path: readonly string[] = []): Procedure[] {
  if ('~orpc' in node) {
    const { meta, inputSchema } = node['~orpc'] as { meta: ProcedureMeta; inputSchema?: unknown };
    return [{ name: path.join('.'), meta, inputSchema }];
  }
  return Object.entries(node).flatMap(([key, inner]) => proceduresOf(inner as object, [...path, key]));
}

const isOfHost = ({ name }: Procedure) => hostRooms.has(name.split('.')[0]!) || ofOneHost.test(name);

export const procedures = proceduresOf(contract).filter((procedure) => !isOfHost(procedure));
/** What only a server answers besides: its accounts, devices, keys, backups, watching. */
export const serverProcedures = proceduresOf(contract).filter(
  (procedure) => isOfHost(procedure) && procedure.meta.hosts.includes('server'),
);

/** Inputs whose parts must fit each other. */
const inputs: Readonly<Record<string, unknown>> = {
  'signInPolicy.set': defaultSignInPolicy,
  'leadRules.saveSettings': defaultLeadSettings,
  'numbers.saveTemplate': defaultTemplate('order'),
  'schedule.workYears': { years: [2026] },
  'receivables.create': {
    orderId: '01900000-0000-7000-8000-0000000000ff',
    terms: [{ percent: '1', condition: 'signing' }],
  },
  'schedule.saveYear': { year: 2026, branchId: null, holidays: [], workdays: [], hours: [] },
};

const roomIds: Readonly<Record<string, string>> = {
  customers: 'customerId',
  contacts: 'contactId',
  leads: 'leadId',
  followUps: 'followUpId',
  tasks: 'taskId',
  schedule: 'eventId',
  users: 'userId',
  bin: 'binned',
  attachments: 'attachmentId',
};
const tableIds: Readonly<Record<string, string>> = {
  customers: 'customerId',
  contacts: 'contactId',
  leads: 'leadId',
  follow_ups: 'followUpId',
  tasks: 'taskId',
  events: 'eventId',
  users: 'userId',
};
const namesInInputs = new Set(['customerId', 'contactId', 'leadId', 'userId', 'ownerId', 'commandId', 'mobile']);

/** Keys that would narrow the answer to what the target has nothing of. */
const narrowing: Readonly<Record<string, readonly string[]>> = {
  'sync.conflicts.list': ['recordTable', 'recordId'],
  'leads.list': ['customerId'],
  'exports.list': ['ids'],
  'exports.print': ['ids'],
  'exports.contactsVcard': ['ids'],
};

/** What keys of inputs mean when a procedure is tried on the target's records. */
function meaningOf(name: string, ids: Readonly<Record<string, string>>, choice: string | undefined): Meaning {
  const room = name.split('.')[0]!;
  const own = name.startsWith('sync.conflicts')
    ? 'conflictId'
    : /[rR]emind/.test(name) && name !== 'tasks.setReminders'
      ? 'reminderId'
      : roomIds[room];
  return (key) => {
    if (choice !== undefined && (key === 'room' || key === 'table' || key === 'recordTable')) return choice;
    if (choice !== undefined && key === 'text' && !isChoiceOfRoom(name)) return choice;
    if (narrowing[name]?.includes(key)) return undefined;
    if (key === 'recordId' && room === 'attachments') return ids.customerId;
    if (key === 'id' || key === 'ids' || key === 'recordId' || key === 'recordIds') {
      const id = ids[tableIds[choice ?? ''] ?? own ?? 'customerId'] ?? ids.customerId!;
      return key.endsWith('s') ? [id] : id;
    }
    if (key === 'targetId' || key === 'relatedId') return ids.customerId;
    if (key === 'targetType' || key === 'relatedType') return 'customer';
    // Somebody else than the owner: to assign a record to whom it belongs changes nothing.
    if (key === 'ownerId' && name.endsWith('.assign')) return company.mei;
    if (key === 'field') return 'mobile';
    if (key === 'format') return 'csv';
    return namesInInputs.has(key) ? ids[key] : undefined;
  };
}

function isChoiceOfRoom(name: string): boolean {
  return /^(bin|exports|history|rights)\./.test(name);
}

/** The choices of a procedure that is many: one per room, table or text that can be asked for. */
export function choicesOf(name: string, mobile: string): (string | undefined)[] {
  if (name === 'bin.list' || name === 'bin.purge') return [...binRooms];
  if (name === 'history.ofRecord' || name === 'rights.reveal') return [...historyTables];
  if (name === 'exports.list') return ['customers', 'contacts', 'leads', 'followUps', 'tasks', 'schedule'];
  if (name === 'exports.print') return ['customers', 'contacts', 'leads', 'followUps'];
  if (/\.(list|suggest)$|search/.test(name)) return [undefined, 'KX', mobile.slice(3, 9), mobile.slice(-4)];
  return [undefined];
}

/** An input for the procedure on these records; undefined where none is known. */
export function inputFor(
  { name, inputSchema }: Procedure,
  ids: Readonly<Record<string, string>>,
  choice: string | undefined,
): unknown {
  const input = inputs[name] ?? sampleInput(inputSchema, meaningOf(name, ids, choice));
  const schema = inputSchema as { safeParse(value: unknown): { success: boolean } } | undefined;
  return schema?.safeParse(input).success ? input : undefined;
}
