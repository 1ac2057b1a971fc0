import type { RecordSource } from '../ui/fields/field.ts';
import { api } from './client.ts';

/** Where a customer is looked for. */
export const customerSource: RecordSource = {
  suggest: (text) => api.customers.suggest({ text }),
  nameOf: async (id) => (await api.customers.get({ id })).name,
  path: (id) => `/customers/${id}`,
};

/** Where a contact is looked for. */
export const contactSource: RecordSource = {
  suggest: (text) => api.contacts.suggest({ text }),
  nameOf: async (id) => (await api.contacts.get({ id })).name,
  path: (id) => `/contacts/${id}`,
};

/** Where an opportunity is looked for. */
export const opportunitySource: RecordSource = {
  suggest: (text) => api.opportunities.suggest({ text }),
  nameOf: async (id) => (await api.opportunities.get({ id })).name,
  path: (id) => `/opportunities/${id}`,
};

/** Where a contract is looked for, by its number, name or customer. */
export const contractSource: RecordSource = {
  suggest: async (text) => {
    const { rows } = await api.contracts.list({ text, limit: 20 });
    return rows.map(({ id, no, name }) => ({ id, name: [no, name].filter(Boolean).join(' ') }));
  },
  nameOf: async (id) => (await api.contracts.get({ id })).name,
  path: (id) => `/contracts/${id}`,
};

/** Where an order is looked for, by its number or its customer. */
export const orderSource: RecordSource = {
  suggest: async (text) => {
    const { rows } = await api.orders.list({ text, limit: 20 });
    return rows.map(({ id, no, customerName }) => ({ id, name: [no, customerName].filter(Boolean).join(' · ') }));
  },
  nameOf: async (id) => (await api.orders.get({ id })).no ?? undefined,
  path: (id) => `/orders/${id}`,
};

/** Where one of the company's own accounts is looked for. */
export const accountSource: RecordSource = {
  suggest: async (text) =>
    (await api.receipts.accounts()).filter(({ name, isActive }) => isActive && name.includes(text)),
  nameOf: async (id) => (await api.receipts.accounts()).find((each) => each.id === id)?.name,
};
