import { defineCommand } from '../../ledger/command.ts';
import { applyRows } from './apply-rows.ts';
import { beginImport, finishImport } from './begin-import.ts';
import { applyRowsInput, beginImportInput, finishImportInput, undoRowsInput } from './import-commands.model.ts';
import { undoRows } from './undo-rows.ts';

export const importsCommands = {
  'imports.begin': defineCommand(beginImportInput, beginImport),
  'imports.applyRows': defineCommand(applyRowsInput, applyRows),
  'imports.finish': defineCommand(finishImportInput, finishImport),
  'imports.undoRows': defineCommand(undoRowsInput, undoRows),
};
