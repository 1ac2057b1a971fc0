import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { productLinesContract } from './product-lines.contract.ts';
import { createProductLine, editProductLine, removeProductLine, restoreProductLine } from './save-product-line.ts';

export const productLinesCommands = {
  'productLines.create': defineCommand(inputOf(productLinesContract.create), createProductLine),
  'productLines.edit': defineCommand(inputOf(productLinesContract.edit), editProductLine),
  'productLines.remove': defineCommand(inputOf(productLinesContract.remove), removeProductLine),
  'productLines.restore': defineCommand(inputOf(productLinesContract.restore), restoreProductLine),
};
