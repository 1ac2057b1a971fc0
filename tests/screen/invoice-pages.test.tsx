import { MantineProvider } from '@mantine/core';
import { createRouterClient } from '@orpc/server';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Api, connect } from '../../src-renderer/api/client.ts';
import { queryClient } from '../../src-renderer/api/query-client.ts';
import { ApplicationLines } from '../../src-renderer/features/invoices/application-lines.tsx';
import { BatchesPage } from '../../src-renderer/features/invoices/batches-page.tsx';
import { RegisterPage } from '../../src-renderer/features/invoices/register-page.tsx';
import { SplitPanel } from '../../src-renderer/features/invoices/split-panel.tsx';
import { TaxEntitiesPage } from '../../src-renderer/features/invoices/tax-entities-page.tsx';
import { setLanguage, startTexts } from '../../src-renderer/ui/texts.ts';
import { coreRouter } from '../../src-shared/app/router.ts';
import type { ApplicationPage } from '../../src-shared/features/invoices/applications.contract.ts';
import { applied, confirmedOrder, type InvoiceWorld, invoiceWorld, issued } from '../support/invoice-world.ts';
import { company } from '../support/test-host.ts';

let world: InvoiceWorld;
let api: Api;

beforeAll(async () => {
  world = await invoiceWorld();
  api = createRouterClient(coreRouter, { context: world.host.as(company.manager) }) as unknown as Api;
  const own = {
    people: { me: async () => ({ actions: ['*'] }) },
    rights: { seen: async () => null, mine: async () => ({ fields: {}, exportLimit: null }) },
  };
  const { invoices, invoiceBatches, invoiceApplications, taxEntities, branches } = api;
  connect({ invoices, invoiceBatches, invoiceApplications, taxEntities, branches, ...own } as unknown as Api);
  await startTexts();
  await setLanguage('zh-CN');
  await issued(world, await applied(world, [await confirmedOrder(world)]));
});
afterEach(() => {
  cleanup();
  queryClient.clear();
});
afterAll(() => world.host.close());

const show = (page: ReactNode) =>
  render(
    <QueryClientProvider client={queryClient}>
      <MantineProvider env="test">{page}</MantineProvider>
    </QueryClientProvider>,
  );

test('[T-4.6] the sums of the register stand by month, rate and issuer', async () => {
  show(<RegisterPage />);

  expect(await screen.findByRole('button', { name: '2026-01' })).toBeTruthy();
  expect(await screen.findByRole('button', { name: '13%' })).toBeTruthy();
  expect((await screen.findAllByText('¥1,130.00')).length).toBe(3);
});

test('the company that issues is listed with its tax number and where it may issue', async () => {
  show(<TaxEntitiesPage />);

  expect(await screen.findByText('91110108MA0000000A')).toBeTruthy();
  expect(await screen.findByText('全部分支')).toBeTruthy();
});

test('a batch stands with how many of its invoices have their number', async () => {
  const id = await applied(world, [await confirmedOrder(world)]);
  await api.invoiceApplications.submit({ id });
  const { no } = await api.invoiceBatches.create({ applicationIds: [id] });
  show(<BatchesPage />);

  expect(await screen.findByText(no)).toBeTruthy();
  expect(await screen.findByText('0/1')).toBeTruthy();
});

test('[T-4.6] the lines of a draft can be changed, and its split is shown to the fen', async () => {
  const id = await applied(world, [await confirmedOrder(world)]);
  const application: ApplicationPage = await api.invoiceApplications.get({ id });
  show(
    <>
      <ApplicationLines application={application} />
      <SplitPanel application={application} onSave={() => undefined} />
    </>,
  );

  expect((await screen.findByLabelText<HTMLInputElement>('注塑机 数量')).value).toBe('10');
  expect(await screen.findByText('共 1 张，价税合计 ¥1,130.00')).toBeTruthy();
});
