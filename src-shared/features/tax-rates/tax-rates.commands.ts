import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { confirmTaxRate, createTaxRate, editTaxRate, removeTaxRate } from './save-tax-rate.ts';
import { taxRatesContract } from './tax-rates.contract.ts';

export const taxRatesCommands = {
  'taxRates.create': defineCommand(inputOf(taxRatesContract.create), createTaxRate),
  'taxRates.edit': defineCommand(inputOf(taxRatesContract.edit), editTaxRate),
  'taxRates.confirm': defineCommand(inputOf(taxRatesContract.confirm), confirmTaxRate),
  'taxRates.remove': defineCommand(inputOf(taxRatesContract.remove), removeTaxRate),
};
