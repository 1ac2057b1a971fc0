import { useMemo } from 'react';
import { actionsByNoun } from '#shared/features/people/role-actions.model.ts';
import type { FieldRight } from '#shared/kernel/rights/field-rights.ts';
import type { DataScope } from '#shared/kernel/scope.ts';
import { useTableWords } from '../../app/table-fields.ts';
import { useTexts } from '../../ui/texts.ts';
import { adminTexts } from '../admin/admin.texts.ts';
import { type RightsKey, rightsTexts } from './rights.texts.ts';

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Where the words of a noun's fields are. */
const tables: Readonly<Record<string, string>> = {
  customer: 'customers',
  contact: 'contacts',
  followUp: 'followUps',
  lead: 'leads',
  user: 'users',
  quote: 'quotes',
  contract: 'contracts',
};

/** Nouns as the editor groups them; those it does not know belong to the system. */
const grouped = {
  groupWork: ['customer', 'contact', 'followUp', 'lead', 'pool', 'task', 'event'],
  groupSales: ['quote', 'contract', 'product', 'productLine', 'priceBook', 'supplier', 'taxRate'],
  groupPeople: ['user', 'branch', 'department', 'role'],
} as const;
export type NounGroup = keyof typeof grouped | 'groupSystem';

export function nounGroups(): { readonly group: NounGroup; readonly nouns: readonly string[] }[] {
  const known: readonly string[] = Object.values(grouped).flat();
  const others = Object.keys(actionsByNoun).filter((noun) => !known.includes(noun));
  return [
    ...Object.entries(grouped).map(([group, nouns]) => ({ group: group as NounGroup, nouns })),
    { group: 'groupSystem', nouns: others },
  ];
}

/** Verbs that most nouns have: the columns of the matrix, in order. Others stand in a row's last cell. */
export const commonVerbs = ['view', 'create', 'edit', 'delete', 'assign', 'import', 'export', 'reveal'] as const;

export function verbsOf(noun: string): readonly string[] {
  return (actionsByNoun as Readonly<Record<string, readonly string[]>>)[noun] ?? [];
}

/** Rights in words: nouns, verbs, scopes and fields as the rooms themselves call them. */
export function useRightsWords() {
  const admin = useTexts<string>(adminTexts);
  const t = useTexts(rightsTexts);
  const tableWords = useTableWords();
  return useMemo(
    () => ({
      noun: (noun: string) => admin(`noun${capital(noun)}`),
      verb: (verb: string) => admin(`verb${capital(verb)}`),
      scope: (scope: DataScope) => admin(`scope${capital(scope)}`),
      field: (noun: string, field: string) => {
        const known = tableWords(tables[noun] ?? '')?.fields.find(({ name }) => name === field);
        return known?.label ?? t(`field.${field}` as RightsKey);
      },
      right: ({ access, mask }: FieldRight) =>
        access === 'hidden' || mask === 'none' ? t(access) : `${t(access)} · ${t(`mask.${mask}`)}`,
    }),
    [admin, t, tableWords],
  );
}
export type RightsWords = ReturnType<typeof useRightsWords>;
