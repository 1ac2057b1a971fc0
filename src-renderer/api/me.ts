import { useQuery } from '@tanstack/react-query';
import { orpc } from './client.ts';

/** Who is working, and what they may do. Undefined only for the first moment after unlocking. */
export function useMe() {
  return useQuery(orpc.people.me.queryOptions()).data;
}

/** Whether the person may do this; what would be refused is not offered. */
export function useMay(): (action: string) => boolean {
  const me = useMe();
  return (action) => (me ? me.actions.includes('*') || me.actions.includes(action) : false);
}
