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
  const isSeeing = useIsSeeing();
  return useMemo(() => {
    const actions = new Set(me?.actions);
    return (action) => (!isSeeing || action.endsWith('.view')) && (actions.has('*') || actions.has(action));
  }, [me, isSeeing]);
}

/** Whether this session sees as somebody else: then everything is there to be read, and nothing to be changed. */
export function useIsSeeing(): boolean {
  return useQuery(orpc.rights.seen.queryOptions()).data != null;
}
