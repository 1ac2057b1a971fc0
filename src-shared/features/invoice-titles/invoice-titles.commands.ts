import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { taxEntitiesContract as entities, invoiceTitlesContract as titles } from './invoice-titles.contract.ts';
import { createEntity, editEntity, removeEntities } from './save-entity.ts';
import {
  createTitle,
  deriveTitle,
  editTitle,
  removeTitles,
  restoreTitles,
  setDefaultTitle,
  verifyTitles,
} from './save-title.ts';

export const invoiceTitlesCommands = {
  'invoiceTitles.create': defineCommand(inputOf(titles.create), createTitle),
  'invoiceTitles.derive': defineCommand(inputOf(titles.derive), deriveTitle),
  'invoiceTitles.edit': defineCommand(inputOf(titles.edit), editTitle),
  'invoiceTitles.setDefault': defineCommand(inputOf(titles.setDefault), setDefaultTitle),
  'invoiceTitles.verify': defineCommand(inputOf(titles.verify), verifyTitles),
  'invoiceTitles.remove': defineCommand(inputOf(titles.remove), removeTitles),
  'invoiceTitles.restore': defineCommand(inputOf(titles.restore), restoreTitles),
  'taxEntities.create': defineCommand(inputOf(entities.create), createEntity),
  'taxEntities.edit': defineCommand(inputOf(entities.edit), editEntity),
  'taxEntities.remove': defineCommand(inputOf(entities.remove), removeEntities),
};
