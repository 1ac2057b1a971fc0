import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importFile, importsOf, last } from '../../support/import-file.ts';
import { northwindFile, northwindFolder } from '../../support/northwind.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const isMissing = northwindFolder() === undefined;
if (isMissing) console.log('Northwind tests are skipped: set OUTPOST_NORTHWIND to the folder with customers.csv.');

describe.skipIf(isMissing)('Northwind', () => {
  let host: TestHost;
  beforeEach(() => {
    host = testHost();
  });
  afterEach(() => host.close());

  test('its customers are understood without a word, and come in each with a contact', async () => {
    const session = host.as(company.mei);
    const client = importsOf(session);

    const preview = await client.open({ file: northwindFile('customers.csv') });
    expect({
      module: preview.module,
      format: preview.format,
      encoding: preview.encoding,
      delimiter: preview.delimiter,
      rowCount: preview.rowCount,
      missing: preview.missing,
      mapping: preview.columns.map(({ header, field }) => `${header}:${field}`),
    }).toEqual({
      module: 'customers',
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      rowCount: 91,
      missing: [],
      mapping: [
        'customerID:no',
        'companyName:name',
        'contactName:contactName',
        'contactTitle:contactTitle',
        'address:address',
        'city:city',
        'region:region',
        'postalCode:postalCode',
        'country:country',
        'phone:phone',
        'fax:fax',
      ],
    });

    const checked = await last(await client.dryRun({ importId: preview.importId }));
    expect(checked).toMatchObject({ type: 'checked', counts: { rows: 91, inserted: 91, failed: 0 }, problems: [] });
    const done = await last(await client.run({ importId: preview.importId }));
    expect(done).toMatchObject({ type: 'done', status: 'completed', counts: { inserted: 91, failed: 0 } });

    const row = host.app.db.row(
      'SELECT c.no, c.name, c.region, c.address, c.phone, c.fax, c.receive_kind AS kind, k.name AS contact, k.title, k.is_primary AS isPrimary FROM customers c JOIN contacts k ON k.customer_id = c.id WHERE c.no = ?',
      'ALFKI',
    );
    expect(row).toEqual({
      no: 'ALFKI',
      name: 'Alfreds Futterkiste',
      region: 'Germany Berlin',
      address: 'Obere Str. 57 12209',
      phone: '030-0074321',
      fax: '030-0076545',
      kind: 'imported',
      contact: 'Maria Anders',
      title: 'Sales Representative',
      isPrimary: 1,
    });
    const counts = host.app.db.row(
      'SELECT (SELECT count(*) FROM customers) AS customers, (SELECT count(*) FROM contacts) AS contacts, (SELECT count(*) FROM customers WHERE fax IS NOT NULL) AS faxes',
    );
    expect(counts).toEqual({ customers: 91, contacts: 91, faxes: 69 });
  });

  test('its suppliers come in as customers with a tag, hyperlinks mended', async () => {
    const { counts } = await importFile(host.as(company.mei), northwindFile('suppliers.csv'), { tags: ['供应商'] });

    expect(counts).toMatchObject({ rows: 29, inserted: 29, failed: 0 });
    const sites = host.app.db.rows<{ no: string; website: string; tags: string }>(
      'SELECT no, website, tags FROM customers WHERE website IS NOT NULL ORDER BY CAST(no AS INTEGER)',
    );
    expect(sites[0]).toEqual({ no: '2', website: 'CAJUN.HTM', tags: '["供应商"]' });
  });

  test('its product lines, suppliers and products come in whole and find each other', async () => {
    const session = host.as(company.mei);
    const lines = await importFile(session, northwindFile('categories.csv'), { module: 'productLines' });
    const suppliers = await importFile(session, northwindFile('suppliers.csv'), { module: 'suppliers' });
    const products = await importFile(session, northwindFile('products.csv'));

    expect([lines, suppliers, products].map(({ counts }) => [counts.inserted, counts.failed])).toEqual([
      [8, 0],
      [29, 0],
      [77, 0],
    ]);
    const found = host.app.db.row(
      `SELECT (SELECT count(*) FROM products WHERE status = 'discontinued') AS ended, (SELECT count(*) FROM product_lines) AS lines,
       (SELECT count(*) FROM suppliers) AS suppliers,
       (SELECT p.price_incl || ' ' || p.spec || ' ' || l.name || ' ' || s.name || ' ' || s.country FROM products p
        JOIN product_lines l ON l.id = p.line_id JOIN suppliers s ON s.id = p.supplier_id WHERE p.name = 'Chai') AS chai`,
    );
    expect(found).toEqual({
      ended: 8,
      lines: 8,
      suppliers: 29,
      chai: '18 10 boxes x 20 bags Beverages Exotic Liquids UK',
    });
  });

  test('imported again as an update, nothing changes; undone, nothing is left', async () => {
    const session = host.as(company.mei);
    const first = await importFile(session, northwindFile('customers.csv'));
    const again = await importFile(session, northwindFile('customers.csv'), { mode: 'upsert' });
    expect(again.counts).toMatchObject({ inserted: 0, updated: 0, unchanged: 91, failed: 0 });

    const undone = await last(await importsOf(session).undo({ importId: first.importId }));

    expect(undone).toMatchObject({ type: 'undone', removed: 182, reverted: 0, keptCount: 0 });
    const left = host.app.db.row(
      'SELECT (SELECT count(*) FROM customers) AS customers, (SELECT count(*) FROM contacts) AS contacts, (SELECT count(*) FROM import_chunks) AS chunks',
    );
    expect(left).toEqual({ customers: 0, contacts: 0, chunks: 0 });
  });
});
