import { IconTruckDelivery } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { ordersTexts } from './orders.texts.ts';

const goods = lazy(() => import('./goods-page.tsx').then((m) => ({ default: m.GoodsPage })));

export const ordersRoom: Room = {
  id: 'orders',
  group: 'sales',
  path: '/orders',
  label: () => say(ordersTexts, 'title'),
  icon: IconTruckDelivery,
  letter: 'r',
  action: 'order.view',
  pages: [
    { path: '/deliveries/:id', page: goods },
    { path: '/returns/:id', page: goods },
    { path: '/orders', page: lazy(() => import('./orders-page.tsx').then((m) => ({ default: m.OrdersPage }))) },
    {
      path: '/orders/planner',
      page: lazy(() => import('./planner-page.tsx').then((m) => ({ default: m.PlannerPage }))),
    },
    { path: '/orders/:id', page: lazy(() => import('./order-page.tsx').then((m) => ({ default: m.OrderPage }))) },
    {
      path: '/orders/:id/lines',
      page: lazy(() => import('./order-lines-page.tsx').then((m) => ({ default: m.OrderLinesPage }))),
    },
  ],
  create: {
    label: () => say(ordersTexts, 'create'),
    action: 'order.create',
    form: lazy(() => import('./order-form.tsx').then((m) => ({ default: m.OrderForm }))),
  },
  places: [{ label: () => say(ordersTexts, 'planner'), path: '/orders/planner', action: 'order.view' }],
};
