import { api } from '../../api/client.ts';
import type { RecordSource } from '../../ui/fields/field.ts';

/** Where contacts are looked for by name, pinyin or number. */
export const contactSource: RecordSource = {
  suggest: (text) => api.contacts.suggest({ text }),
  nameOf: async (id) => (await api.contacts.get({ id })).name,
  path: (id) => `/contacts/${id}`,
};
