import { implement } from '@orpc/server';
import { coreRouter } from '#shared/app/router.ts';
import { feedsContract } from '#shared/features/schedule/calendar-feeds.contract.ts';
import { isAllowed } from '#shared/kernel/scope.ts';
import type { ServerContext } from '../http/server-context.ts';
import { addFeed, endFeed, listFeeds } from './calendar-feeds.ts';

const os = implement(feedsContract).$context<ServerContext>();

/** The core's calendar, and the addresses under which other programs read it. */
export const scheduleServerRouter = {
  ...coreRouter.schedule,
  listFeeds: os.listFeeds.handler(({ context: { core, actor } }) => listFeeds(core.ports, actor.userId)),
  createFeed: os.createFeed.handler(({ input, context: { core, actor }, errors }) => {
    if (!isAllowed(actor, 'event.export')) throw errors.NOT_ALLOWED({ data: { action: 'event.export' } });
    return addFeed(core.ports, actor.userId, input.name);
  }),
  revokeFeed: os.revokeFeed.handler(({ input, context: { core, actor }, errors }) => {
    if (!endFeed(core.ports, actor.userId, input.id)) throw errors.FEED_NOT_FOUND();
    return { id: input.id };
  }),
};
