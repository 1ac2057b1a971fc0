import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coverOutput } from '#shared/app/cover-output.ts';
import { coreRouter as router } from '#shared/app/router.ts';
import type { FieldRight } from '#shared/kernel/rights/field-rights.ts';
import { type InvoiceWorld, invoiceWorld } from '../../support/invoice-world.ts';

let world: InvoiceWorld;

beforeEach(async () => {
  world = await invoiceWorld();
});
afterEach(() => world.host.close());

test('[T-4.6] a tax number whose check character is wrong is refused with the one it should have been', async () => {
  const { mei, customerId } = world;
  const title = { customerId, title: '甲公司', titleKind: 'enterprise' as const };
  await expect(call(router.invoiceTitles.create, { ...title, taxNo: '91350100M000100Y44' }, mei)).rejects.toMatchObject(
    { code: 'FIELD_INVALID', data: { field: 'taxNo', hint: '91350100M000100Y43' } },
  );

  const { id } = await call(router.invoiceTitles.create, { ...title, taxNo: ' 91350100m000100y43 ' }, mei);
  expect(await call(router.invoiceTitles.get, { id }, mei)).toMatchObject({
    taxNo: '91350100M000100Y43',
    isDefault: true,
  });
});

test('[T-4.6] the account of a tax entity is covered as the rights of a person say', async () => {
  const { entityId, finance, mei } = world;
  const account = { account: { from: null, to: '6222021234567890123' } };
  await call(router.taxEntities.edit, { id: entityId, changes: account }, finance);
  const rows = await call(router.taxEntities.list, {}, finance);
  const seenUnder = (rule: FieldRight) => {
    const actor = { ...mei.context.actor, fields: { taxEntity: { account: rule } } };
    return (coverOutput(router.taxEntities.list as never, actor, rows) as typeof rows)[0]?.account;
  };

  expect(rows[0]?.account).toBe('6222021234567890123');
  expect(seenUnder({ access: 'hidden', mask: 'everywhere' })).toBeNull();
  expect(seenUnder({ access: 'edit', mask: 'everywhere' })).toMatch(/\*.*0123$/);
});
