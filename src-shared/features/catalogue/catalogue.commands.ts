import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { brandsContract, categoriesContract, segmentsContract, unitsContract } from './catalogue.contract.ts';
import { removeEntry, restoreEntry } from './remove-entry.ts';
import { createEntry, editEntry } from './save-entry.ts';

export const catalogueCommands = {
  'brands.create': defineCommand(inputOf(brandsContract.create), createEntry('brands')),
  'brands.edit': defineCommand(inputOf(brandsContract.edit), editEntry('brands')),
  'brands.remove': defineCommand(inputOf(brandsContract.remove), removeEntry('brands')),
  'brands.restore': defineCommand(inputOf(brandsContract.restore), restoreEntry('brands')),
  'segments.create': defineCommand(inputOf(segmentsContract.create), createEntry('segments')),
  'segments.edit': defineCommand(inputOf(segmentsContract.edit), editEntry('segments')),
  'segments.remove': defineCommand(inputOf(segmentsContract.remove), removeEntry('segments')),
  'segments.restore': defineCommand(inputOf(segmentsContract.restore), restoreEntry('segments')),
  'units.create': defineCommand(inputOf(unitsContract.create), createEntry('units')),
  'units.edit': defineCommand(inputOf(unitsContract.edit), editEntry('units')),
  'units.remove': defineCommand(inputOf(unitsContract.remove), removeEntry('units')),
  'units.restore': defineCommand(inputOf(unitsContract.restore), restoreEntry('units')),
  'categories.create': defineCommand(inputOf(categoriesContract.create), createEntry('categories')),
  'categories.edit': defineCommand(inputOf(categoriesContract.edit), editEntry('categories')),
  'categories.remove': defineCommand(inputOf(categoriesContract.remove), removeEntry('categories')),
  'categories.restore': defineCommand(inputOf(categoriesContract.restore), restoreEntry('categories')),
};
