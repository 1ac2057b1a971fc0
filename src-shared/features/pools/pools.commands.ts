import { z } from 'zod';
import { localDate } from '../../kernel/fields.ts';
import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { poolKinds } from './pool.model.ts';
import { poolsContract } from './pools.contract.ts';
import { recycleRecords } from './recycle-records.ts';
import { removeCapacity, saveCapacity } from './save-capacity.ts';
import { createPool, editPool, removePool } from './save-pool.ts';
import { seeNotices } from './see-notices.ts';

const recycleStep = z.object({
  kind: z.enum(poolKinds),
  day: localDate,
  limit: z.number().int().min(1).max(5000).default(500),
});

export const poolsCommands = {
  'pools.create': defineCommand(inputOf(poolsContract.create), createPool),
  'pools.edit': defineCommand(inputOf(poolsContract.edit), editPool),
  'pools.remove': defineCommand(inputOf(poolsContract.remove), removePool),
  'pools.saveCapacity': defineCommand(inputOf(poolsContract.saveCapacity), saveCapacity),
  'pools.removeCapacity': defineCommand(inputOf(poolsContract.removeCapacity), removeCapacity),
  'pools.seeNotices': defineCommand(inputOf(poolsContract.seeNotices), seeNotices),
  /** Run by the host that owns the data; no client asks for it. */
  'pools.recycle': defineCommand(recycleStep, recycleRecords),
};
