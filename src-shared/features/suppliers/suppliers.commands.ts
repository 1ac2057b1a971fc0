import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { createSupplier, editSupplier, removeSupplier, restoreSupplier } from './save-supplier.ts';
import { removeSupplierPrice, setSupplierPrice } from './set-supplier-price.ts';
import { suppliersContract } from './suppliers.contract.ts';

export const suppliersCommands = {
  'suppliers.create': defineCommand(inputOf(suppliersContract.create), createSupplier),
  'suppliers.edit': defineCommand(inputOf(suppliersContract.edit), editSupplier),
  'suppliers.remove': defineCommand(inputOf(suppliersContract.remove), removeSupplier),
  'suppliers.restore': defineCommand(inputOf(suppliersContract.restore), restoreSupplier),
  'suppliers.setPrice': defineCommand(inputOf(suppliersContract.setPrice), setSupplierPrice),
  'suppliers.removePrice': defineCommand(inputOf(suppliersContract.removePrice), removeSupplierPrice),
};
