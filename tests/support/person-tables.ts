/** Tables whose rows tell of the company, of its people at work, or are named by somebody's id alone. */
export const tellOfNobody = [
  'branches',
  'departments',
  'roles',
  'users',
  'sign_in_policies',
  'posts',
  'delegations',
  'handovers',
  'access_reviews',
  'access_review_items',
  'customers',
  'privacy_settings',
  'privacy_notices',
  'privacy_entries',
  'destructions',
  'alerts',
  'views',
  'preferences',
  'company_settings',
  'approvals',
  'approval_inputs',
  'imports',
  'tax_rates',
  'brands',
  'segments',
  'units',
  'categories',
  'product_lines',
  'products',
  'product_prices',
  'product_images',
  'price_books',
  'price_book_entries',
  'suppliers',
  'supplier_prices',
  'number_templates',
  'number_trails',
  'number_blocks',
  'quote_lines',
  'quote_templates',
  'bank_accounts',
  'work_calendars',
  'pools',
  'pool_capacities',
  'customer_reviews',
  'pool_runs',
  'pool_claims',
  'pool_views',
  'assign_rules',
  'score_rules',
  'lead_settings',
  'flows',
  'flow_instances',
  'flow_tasks',
  'pipelines',
  'opportunity_steps',
  'forecasts',
  'receivable_plans',
  'receipts',
  'receipt_allocations',
  'tax_entities',
  'invoice_application_lines',
  'invoices',
  'invoice_lines',
  'red_requests',
  'red_request_lines',
  'contract_lines',
  'order_lines',
  'deliveries',
  'delivery_lines',
  'goods_returns',
  'goods_return_lines',
];

/** A meeting with the person and what hangs on one, and how the person's record moved: what a test takes as given. */
export function personRows(
  contactId: string,
  word: string,
  id: (at: number) => string,
): (readonly [table: string, row: Record<string, unknown>])[] {
  const content = { title: word, kind: 'meeting', priority: 'medium', contactIds: [contactId], participantIds: [] };
  const eventId = id(20);
  const moved = { recordId: contactId, at: 1 };
  const time = { startAt: 1, endAt: 2, spanEndAt: 2, allDay: false, reminders: [], status: 'planned' };
  const file = { name: word, mime: 'text/plain', size: 1, sha256: 'a'.repeat(64) };
  return [
    ['attachments', { id: id(27), recordTable: 'contacts', recordId: contactId, ...file }],
    ['events', { id: eventId, ...content, ...time, visibility: 'public' }],
    ['event_contents', { id: id(21), eventId, ...content, ownerId: id(22) }],
    ['event_exceptions', { id: id(23), eventId, originalStart: 1, op: 'deleted' }],
    ['owner_changes', { id: id(25), ...moved, recordTable: 'leads', kind: 'claim' }],
    ['pool_notices', { id: id(26), ...moved, ownerId: id(22), kind: 'recycle', recordKind: 'lead', recordName: word }],
    ['event_seats', { id: id(24), eventId, ownerId: id(22), response: 'accepted' }],
    ...documentsOf(contactId, word, id),
  ];
}

/** Documents of the business that name the person, each with what its table asks for. */
function documentsOf(contactId: string, word: string, id: (at: number) => string) {
  const sums = { amountExcl: 0, taxTotal: 0, amountIncl: 0, lineDiscount: 0, headerDiscount: 0, lineCount: 0 };
  const paper = { customerId: id(30), contactId, currency: 'CNY', taxMode: 'included', personalTerms: [], tags: [] };
  const names = { nameNorm: word, namePinyin: '', nameInitials: '' };
  const stage = { pipelineId: id(31), stageId: 's', probability: 0, forecastCategory: 'pipeline', stageEnteredAt: 1 };
  const deal = { customerId: id(30), name: word, amount: 0, expectedCloseOn: '2026-02-01', lines: [], competitors: [] };
  const snapshot = { fields: { contactId, shipTo: { consignee: word, phone: null, address: null } }, lines: [] };
  const states = { status: 'draft', deliveryState: 'none', receiptState: 'none', invoiceState: 'none' };
  const money = { freight: 0, totalDue: 0, exactGross: 0, exactNet: 0, receivedAmount: 0, invoicedAmount: 0 };
  const title = { titleKind: 'company', title: '某公司' };
  const terms = {
    sourceKind: 'order',
    invoiceKind: 'special',
    medium: 'electronic',
    taxMode: 'included',
    splitRule: {},
  };
  return [
    [
      'opportunities',
      { id: id(32), ...deal, ...names, ...stage, contacts: [{ contactId, role: null }], tags: [], checked: [] },
    ],
    [
      'quotes',
      {
        ...{ id: id(33), rootId: id(33), version: 1, ...paper, ...sums, status: 'draft', belowMoq: false },
        ...{ quoteDate: '2026-01-05', validUntil: '2026-02-05', deliveryDays: 'work' },
      },
    ],
    [
      'contracts',
      {
        ...{ id: id(38), ...paper, ...sums, name: word, kind: 'direct', status: 'draft', version: 1 },
        ...{ renewRemindDays: 30, paymentPlan: [], clauses: [] },
      },
    ],
    [
      'contract_changes',
      {
        ...{ id: id(39), contractId: id(38), version: 2, reason: word, after: null },
        before: { fields: { contactId }, lines: [] },
      },
    ],
    [
      'orders',
      {
        ...{ id: id(34), ...paper, ...sums, ...states, ...money, priority: 'normal', version: 1 },
        ...{ orderDate: '2026-01-05', shipTo: snapshot.fields.shipTo },
      },
    ],
    ['order_changes', { id: id(35), orderId: id(34), version: 2, reason: word, before: snapshot, after: null }],
    ['invoice_titles', { id: id(36), customerId: id(30), ...title, receiverPhone: '13800138000', ...typed }],
    [
      'invoice_applications',
      {
        ...{ id: id(37), customerId: id(30), ...title, ...terms, ...sums, status: 'draft', urgent: false, tags: [] },
        ...{ discountLines: false, deliverWay: 'phone', deliverTo: '13800138000' },
      },
    ],
  ] as const satisfies readonly (readonly [string, Record<string, unknown>])[];
}

const typed = { isDefault: false, origin: 'typed' } as const;
