import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Redirect, useParams } from 'wouter';
import { orpc } from '../../api/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';

/** The address of a delivery or a return leads to its order, on whose page it is read. */
export function GoodsPage() {
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useQuery(orpc.orders.ofGoods.queryOptions({ input: { id } }));
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return data ? <Redirect to={`/orders/${data.orderId}`} replace /> : <Skeleton height={120} />;
}
