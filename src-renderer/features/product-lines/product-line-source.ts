import { api } from '../../api/client.ts';
import type { RecordSource } from '../../ui/fields/field.ts';

/** Where product lines are looked for by name. */
export const productLineSource: RecordSource = {
  suggest: async (text) => (await api.productLines.list({ limit: 50, ...(text ? { text } : {}) })).rows,
  nameOf: async (id) => (await api.productLines.get({ id })).name,
  path: (id) => `/product-lines/${id}`,
};
