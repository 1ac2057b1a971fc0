import { defineCommand } from '../../ledger/command.ts';
import { founding } from './company.model.ts';
import { foundCompany } from './found-company.ts';

export const companyCommands = {
  'company.found': defineCommand(founding, foundCompany),
};
