import { implement } from '@orpc/server';
import type { Session } from '../../app/session.ts';
import { quickSearch } from './quick-search.ts';
import { searchContract } from './search.contract.ts';

const os = implement(searchContract).$context<Session>();

export const searchRouter = {
  quick: os.quick.handler(({ input, context: { app, actor } }) => quickSearch(app.db, app.search, actor, input)),
};
