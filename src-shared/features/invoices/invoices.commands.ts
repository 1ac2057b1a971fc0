import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { invoiceApplicationsContract as applications } from './applications.contract.ts';
import { invoicesContract as invoices } from './invoices.contract.ts';
import { deliverInvoice, issueInvoice, issueInvoices, verifyInvoice, voidInvoice } from './issue-invoice.ts';
import { keptApplications } from './keep-applications.ts';
import { beginIssuing } from './plan-invoices.ts';
import { createApplication, editApplication } from './save-application.ts';
import {
  approveApplication,
  cancelApplication,
  finishApplication,
  rejectApplication,
  reopenApplication,
  submitApplication,
  withdrawApplication,
} from './step-application.ts';

export const invoicesCommands = {
  'invoiceApplications.create': defineCommand(inputOf(applications.create), createApplication),
  'invoiceApplications.edit': defineCommand(inputOf(applications.edit), editApplication),
  'invoiceApplications.submit': defineCommand(inputOf(applications.submit), submitApplication),
  'invoiceApplications.approve': defineCommand(inputOf(applications.approve), approveApplication),
  'invoiceApplications.reject': defineCommand(inputOf(applications.reject), rejectApplication),
  'invoiceApplications.withdraw': defineCommand(inputOf(applications.withdraw), withdrawApplication),
  'invoiceApplications.reopen': defineCommand(inputOf(applications.reopen), reopenApplication),
  'invoiceApplications.cancel': defineCommand(inputOf(applications.cancel), cancelApplication),
  'invoiceApplications.begin': defineCommand(inputOf(applications.begin), beginIssuing),
  'invoiceApplications.finish': defineCommand(inputOf(applications.finish), finishApplication),
  'invoiceApplications.assign': defineCommand(inputOf(applications.assign), keptApplications.assign),
  'invoiceApplications.tag': defineCommand(inputOf(applications.tag), keptApplications.tag),
  'invoiceApplications.remove': defineCommand(inputOf(applications.remove), keptApplications.remove),
  'invoiceApplications.restore': defineCommand(inputOf(applications.restore), keptApplications.restore),
  'invoices.issue': defineCommand(inputOf(invoices.issue), issueInvoice),
  'invoices.applyResults': defineCommand(inputOf(invoices.applyResults), issueInvoices),
  'invoices.deliver': defineCommand(inputOf(invoices.deliver), deliverInvoice),
  'invoices.void': defineCommand(inputOf(invoices.void), voidInvoice),
  'invoices.verify': defineCommand(inputOf(invoices.verify), verifyInvoice),
};
