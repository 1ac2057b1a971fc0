import { expect, test } from 'vitest';
import { guessHeaderRow, guessMapping, guessModule } from '#shared/features/imports/guess-mapping.ts';
import type { ImportModule } from '#shared/features/imports/import.model.ts';

const rowsOf = (...lines: string[]) => lines.map((line, index) => ({ row: index + 1, cells: line.split(',') }));

function mapped(module: ImportModule, header: string, ...data: string[]) {
  const [head, ...body] = rowsOf(header, ...data);
  return guessMapping(module, head!.cells, body)
    .map(({ field }) => field ?? '-')
    .join(',');
}

test('headers of other programs are understood', () => {
  expect({
    wukong: mapped(
      'customers',
      '客户名称（必填）,成交状态,下次联系时间,网址,客户级别,客户来源,客户行业,备注,手机,电话,邮箱,地区定位,详细地址,负责人,创建人,创建时间,更新时间',
    ),
    cordys: mapped('customers', '*客户名称,负责人,客户级别,客户来源,所属行业,标签'),
    vtiger: mapped(
      'customers',
      'Organization Name,Organization No,Website,Primary Phone,Primary Email,Industry,Assigned To,Created Time,Billing Address,Billing City,Billing State,Billing Postal Code,Billing Country,Description',
    ),
    vtigerContacts: mapped(
      'contacts',
      'First Name,Last Name,Organization Name,Title,Department,Office Phone,Mobile Phone,Primary Email,Date of Birth,Do Not Call',
    ),
    northwindSuppliers: mapped(
      'customers',
      'supplierID,companyName,contactName,contactTitle,address,city,region,postalCode,country,phone,fax,homePage',
    ),
    leads: mapped('leads', '公司名称,姓名,职务,手机号码,线索来源,客户需求,预算金额,预计成交日期'),
  }).toEqual({
    wukong:
      'name,lifecycle,nextContactAt,website,level,source,industry,remark,mobile,phone,email,region,address,ownerId,createdBy,createdAt,-',
    cordys: 'name,ownerId,level,source,industry,tags',
    vtiger: 'name,no,website,phone,email,industry,ownerId,createdAt,address,city,province,postalCode,country,remark',
    vtigerContacts: 'firstName,lastName,customerId,title,dept,phone,mobile,email,birthday,doNotCall',
    northwindSuppliers: 'no,name,contactName,contactTitle,address,city,region,postalCode,country,phone,fax,website',
    leads: 'name,contactName,title,mobile,source,demand,budget,expectedOn',
  });
});

test('columns without a telling header are known by what stands in them', () => {
  const body = ['武汉光谷科技有限公司,13800138000,a@b.cn,91350100M000100Y43', '深圳华强有限公司,13900139000,c@d.cn,'];

  const guesses = guessMapping('customers', ['a', 'b', 'c', 'd'], rowsOf(...body));

  expect(guesses.map(({ field }) => field)).toEqual(['name', 'mobile', 'email', 'creditCode']);
  expect(guesses.every(({ confidence }) => confidence <= 0.7)).toBe(true);
});

test('a field is given once; the surer column has it', () => {
  expect(mapped('customers', '公司,客户名称,客户名称（旧）')).toBe('-,name,-');
});

test('the module and the header row are found, also below a title, also where there is none', () => {
  const titled = rowsOf('客户清单,,', ',,', '客户名称,手机,负责人', '甲公司,13800138000,李梅');

  expect(guessHeaderRow(titled)).toBe(3);
  expect(guessHeaderRow(rowsOf('甲公司,13800138000', '乙公司,13900139000'))).toBe(0);
  expect([
    guessModule(['客户名称', '客户级别', '统一社会信用代码'], [], 'csv'),
    guessModule(['姓名', '客户名称', '手机', '职务', '生日'], [], 'csv'),
    guessModule(['线索名称', '线索来源', '需求描述'], [], 'csv'),
    guessModule(['产品名称', '规格型号', '单价'], [], 'csv'),
    guessModule(['FN', 'ORG'], [], 'vcard'),
  ]).toEqual(['customers', 'contacts', 'leads', 'products', 'contacts']);
});
