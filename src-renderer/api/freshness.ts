import { useQuery } from '@tanstack/react-query';
import { orpc } from './client.ts';
import { useKnownWorld } from './world.ts';

/** Until when this device has seen the company's work; null where the question does not arise (alone, or online). */
export function useFreshness(): number | null {
  const world = useKnownWorld();
  const member = world.host === 'desktop' && world.state.member;
  const { data } = useQuery({ ...orpc.sync.status.queryOptions(), enabled: member });
  return member ? (data?.dataAsOf ?? null) : null;
}
