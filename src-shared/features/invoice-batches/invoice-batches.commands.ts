import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { createBatch, revokeBatch } from './create-batch.ts';
import { invoiceBatchesContract as batches } from './invoice-batches.contract.ts';

export const invoiceBatchesCommands = {
  'invoiceBatches.create': defineCommand(inputOf(batches.create), createBatch),
  'invoiceBatches.revoke': defineCommand(inputOf(batches.revoke), revokeBatch),
};
