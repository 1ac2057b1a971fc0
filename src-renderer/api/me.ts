import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from './client.ts';

/** Who is working, and what they may do. Undefined only for the first moment after unlocking. */
export function useMe() {
  return useQuery(orpc.people.me.queryOptions()).data;
}

export type May = (action: string) => boolean;

/** Whether the person may do this; what would be refused is not offered. The same function until the rights change. */
export function useMay(): May {
  const me = useMe();
  return useMemo(() => {
    const actions = new Set(me?.actions);
    return (action) => actions.has('*') || actions.has(action);
  }, [me]);
}
