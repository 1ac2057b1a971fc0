import { adminTexts } from '../features/admin/admin.texts.ts';
import { branchFieldsOf, departmentFieldsOf, roleFieldsOf, userFieldsOf } from '../features/admin/fields.ts';
import { useContactFields } from '../features/contacts/contact-fields.ts';
import { contactsTexts } from '../features/contacts/contacts.texts.ts';
import { useContractFields } from '../features/contracts/contract-fields.ts';
import { contractsTexts } from '../features/contracts/contracts.texts.ts';
import { useCustomerFields } from '../features/customers/customer-fields.ts';
import { customersTexts } from '../features/customers/customers.texts.ts';
import { useFollowUpFields } from '../features/follow-ups/follow-up-fields.ts';
import { followUpsTexts } from '../features/follow-ups/follow-ups.texts.ts';
import { applicationsTexts } from '../features/invoices/applications.texts.ts';
import { useApplicationFields, useInvoiceFields, useRedRequestFields } from '../features/invoices/invoice-fields.ts';
import { invoicesTexts } from '../features/invoices/invoices.texts.ts';
import { redRequestsTexts } from '../features/invoices/red-requests.texts.ts';
import { useTitleFields } from '../features/invoices/title-fields.ts';
import { titlesTexts } from '../features/invoices/titles.texts.ts';
import { useLeadFields } from '../features/leads/lead-fields.ts';
import { leadsTexts } from '../features/leads/leads.texts.ts';
import { opportunitiesTexts } from '../features/opportunities/opportunities.texts.ts';
import { useOpportunityFields } from '../features/opportunities/opportunity-fields.ts';
import { useOrderFields } from '../features/orders/order-fields.ts';
import { ordersTexts } from '../features/orders/orders.texts.ts';
import { usePriceBookFields } from '../features/price-books/price-book-fields.ts';
import { priceBooksTexts } from '../features/price-books/price-books.texts.ts';
import { useProductLineWords } from '../features/product-lines/product-line-fields.ts';
import { productLinesTexts } from '../features/product-lines/product-lines.texts.ts';
import { useProductWords } from '../features/products/product-fields.ts';
import { productsTexts } from '../features/products/products.texts.ts';
import { useQuoteFields } from '../features/quotes/quote-fields.ts';
import { quotesTexts } from '../features/quotes/quotes.texts.ts';
import { receiptsTexts } from '../features/receivables/receipts.texts.ts';
import { usePlanFields, useReceiptFields } from '../features/receivables/receivable-fields.ts';
import { receivablesTexts } from '../features/receivables/receivables.texts.ts';
import { useEventFields } from '../features/schedule/event-fields.ts';
import { scheduleTexts } from '../features/schedule/schedule.texts.ts';
import { useSupplierFields } from '../features/suppliers/supplier-fields.ts';
import { suppliersTexts } from '../features/suppliers/suppliers.texts.ts';
import { useTaskFields } from '../features/tasks/task-fields.ts';
import { tasksTexts } from '../features/tasks/tasks.texts.ts';
import type { Field } from '../ui/fields/field.ts';
import { useFields } from '../ui/fields/use-fields.ts';
import { useTexts } from '../ui/texts.ts';

/** How the screen speaks of a table's records: its word, its fields, the address of one. */
export interface TableWords {
  readonly label: string;
  readonly fields: readonly Field[];
  /** Left out where a record has no page of its own. */
  readonly path?: (id: string) => string;
}

/** The words of every table, by table name and by the name of its contract; for pages about changes of any room. */
export function useTableWords(): (tableOrRoom: string) => TableWords | undefined {
  const admin = useTexts(adminTexts);
  const customers = useTexts(customersTexts);
  const contacts = useTexts(contactsTexts);
  const leads = useTexts(leadsTexts);
  const tasks = useTexts(tasksTexts);
  const events = {
    label: useTexts(scheduleTexts)('title'),
    fields: useEventFields(),
    path: (id: string) => `/schedule/events/${id}`,
  };
  const followUps = { label: useTexts(followUpsTexts)('title'), fields: useFollowUpFields() };
  const leadFields = useLeadFields();
  const taskFields = useTaskFields();
  const quotes = useTexts(quotesTexts);
  const quoteFields = useQuoteFields();
  const contracts = { label: useTexts(contractsTexts)('title'), fields: useContractFields() };
  const orders = useTexts(ordersTexts);
  const orderFields = useOrderFields();
  const customerFields = useCustomerFields();
  const contactFields = useContactFields();
  const products = { label: useTexts(productsTexts)('title'), fields: useProductWords() };
  const productLines = { label: useTexts(productLinesTexts)('title'), fields: useProductLineWords() };
  const priceBooks = { label: useTexts(priceBooksTexts)('title'), fields: usePriceBookFields() };
  const suppliers = { label: useTexts(suppliersTexts)('title'), fields: useSupplierFields() };
  const people = useFields(() => ({
    users: Object.values(userFieldsOf()),
    branches: Object.values(branchFieldsOf()),
    departments: Object.values(departmentFieldsOf()),
    roles: Object.values(roleFieldsOf()),
  }));
  const opportunities = { label: useTexts(opportunitiesTexts)('title'), fields: useOpportunityFields() };
  const plans = { label: useTexts(receivablesTexts)('title'), fields: usePlanFields() };
  const receipts = { label: useTexts(receiptsTexts)('title'), fields: useReceiptFields() };
  const applications = {
    label: useTexts(applicationsTexts)('title'),
    fields: useApplicationFields(),
    path: (id: string) => `/invoice-applications/${id}`,
  };
  const invoices = { label: useTexts(invoicesTexts)('title'), fields: useInvoiceFields() };
  const redRequests = { label: useTexts(redRequestsTexts)('title'), fields: useRedRequestFields() };
  const titles = {
    label: useTexts(titlesTexts)('title'),
    fields: useTitleFields(),
    path: (id: string) => `/invoice-titles/${id}`,
  };
  const words: Readonly<Record<string, TableWords>> = {
    invoice_titles: titles,
    invoiceTitles: titles,
    invoice_applications: applications,
    invoiceApplications: applications,
    invoices: { ...invoices, path: (id) => `/invoices/${id}` },
    red_requests: { ...redRequests, path: (id) => `/red-requests/${id}` },
    opportunities: { ...opportunities, path: (id) => `/opportunities/${id}` },
    customers: { label: customers('title'), fields: customerFields, path: (id) => `/customers/${id}` },
    contacts: { label: contacts('title'), fields: contactFields, path: (id) => `/contacts/${id}` },
    leads: { label: leads('title'), fields: leadFields, path: (id) => `/leads/${id}` },
    tasks: { label: tasks('title'), fields: taskFields, path: (id) => `/tasks/${id}` },
    receivable_plans: { ...plans, path: (id) => `/receivables/${id}` },
    receivables: { ...plans, path: (id) => `/receivables/${id}` },
    receipts: { ...receipts, path: (id) => `/receipts/${id}` },
    quote_lines: { label: quotes('lines'), fields: quoteFields },
    contracts: { ...contracts, path: (id) => `/contracts/${id}` },
    orders: { label: orders('title'), fields: orderFields, path: (id) => `/orders/${id}` },
    quotes: { label: quotes('title'), fields: quoteFields, path: (id) => `/quotes/${id}` },
    events,
    schedule: events,
    products: { ...products, path: (id) => `/products/${id}` },
    product_lines: { ...productLines, path: (id) => `/product-lines/${id}` },
    productLines: { ...productLines, path: (id) => `/product-lines/${id}` },
    price_books: { ...priceBooks, path: (id) => `/price-books/${id}` },
    priceBooks: { ...priceBooks, path: (id) => `/price-books/${id}` },
    suppliers: { ...suppliers, path: (id) => `/suppliers/${id}` },
    followUps,
    follow_ups: followUps,
    users: { label: admin('users'), fields: people.users, path: (id) => `/people/users/${id}` },
    branches: { label: admin('branches'), fields: people.branches, path: (id) => `/people/branches/${id}` },
    departments: { label: admin('departments'), fields: people.departments, path: (id) => `/people/departments/${id}` },
    roles: { label: admin('roles'), fields: people.roles, path: (id) => `/people/roles/${id}` },
  };
  return (name) => words[name];
}
