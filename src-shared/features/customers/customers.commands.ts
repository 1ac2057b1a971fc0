import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { assignCustomer } from './assign-customer.ts';
import { claimCustomer } from './claim-customer.ts';
import { createCustomer } from './create-customer.ts';
import { customersContract } from './customers.contract.ts';
import { editCustomer } from './edit-customer.ts';
import { keptCustomers } from './keep-customers.ts';
import { lockCustomer, returnCustomer } from './return-customer.ts';

export const customersCommands = {
  'customers.create': defineCommand(inputOf(customersContract.create), createCustomer),
  'customers.edit': defineCommand(inputOf(customersContract.edit), editCustomer),
  'customers.tag': defineCommand(inputOf(customersContract.tag), keptCustomers.tag),
  'customers.assign': defineCommand(inputOf(customersContract.assign), assignCustomer),
  'customers.claim': defineCommand(inputOf(customersContract.claim), claimCustomer),
  'customers.returnToPool': defineCommand(inputOf(customersContract.returnToPool), returnCustomer),
  'customers.lock': defineCommand(inputOf(customersContract.lock), lockCustomer),
  'customers.remove': defineCommand(inputOf(customersContract.remove), keptCustomers.remove),
  'customers.restore': defineCommand(inputOf(customersContract.restore), keptCustomers.restore),
};
