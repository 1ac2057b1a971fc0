import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import {
  type Exit,
  type FieldRight,
  type FieldRules,
  freeField,
  treatmentOf,
} from '#shared/kernel/rights/field-rights.ts';
import { orpc } from './client.ts';

/** A field by the noun it belongs to; one without a noun is nobody's to restrict. */
export interface NamedField {
  readonly noun?: string;
  readonly name: string;
}

/** What the person may see and change of each field. The same object until the rights change. */
export interface OwnFieldRights {
  readonly rightOf: (field: NamedField) => FieldRight;
  readonly treatment: (field: NamedField, exit: Exit) => 'whole' | 'masked' | 'hidden';
}

/** The person's own limits and field rights; undefined for the first moment. */
export function useOwnRights() {
  return useQuery(orpc.rights.mine.queryOptions()).data;
}

const none: FieldRules = {};

/** The screen leaves out what the host covers anyway, so until the rights are known every field counts as free. */
export function useFieldRights(): OwnFieldRights {
  const rules = useOwnRights()?.fields ?? none;
  return useMemo(() => fieldRightsOf(rules), [rules]);
}

export function fieldRightsOf(rules: FieldRules): OwnFieldRights {
  return {
    rightOf: ({ noun, name }) => (noun === undefined ? freeField : (rules[noun]?.[name] ?? freeField)),
    treatment: ({ noun, name }, exit) => (noun === undefined ? 'whole' : treatmentOf(rules, noun, name, exit)),
  };
}
