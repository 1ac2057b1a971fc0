import type { TaxRate } from './tax-rate.model.ts';

type Line = readonly [
  no: number,
  code: string,
  kind: TaxRate['kind'],
  rate: string,
  seller: TaxRate['seller'],
  validFrom: string | null,
  validTo: string | null,
  name: string,
  basis: string | null,
];

const vat = '《增值税法》及其实施条例，自 2026-01-01 起施行';

/** Rates as known when this version was made. No text of law was read for them: finance confirms each. */
const lines: readonly Line[] = [
  [1, 'V13', 'rate', '0.13', 'general', '2019-04-01', null, '货物、加工修理、动产租赁、进口', vat],
  [2, 'V9', 'rate', '0.09', 'general', '2019-04-01', null, '交通运输、邮政、基础电信、建筑、不动产、农产品等', vat],
  [3, 'V6', 'rate', '0.06', 'general', null, null, '其他服务、无形资产', vat],
  [4, 'V0', 'rate', '0', 'general', null, null, '出口及列明的跨境服务', vat],
  [5, 'S3', 'rate', '0.03', 'any', null, null, '简易计税（征收率）', vat],
  [
    6,
    'S1',
    'rate',
    '0.01',
    'smallScale',
    '2026-01-01',
    '2027-12-31',
    '小规模纳税人减按 1%',
    '财政部 税务总局公告 2026 年第 10 号',
  ],
  [7, 'S1.5', 'rate', '0.015', 'individual', '2026-01-01', null, '个人出租住房', vat],
  [8, 'S5', 'rate', '0.05', 'any', null, '2025-12-31', '旧简易计税（已截止）', '截止日期须由财务核对'],
  [9, 'EX', 'exempt', '0', 'any', null, null, '免税', null],
  [10, 'NT', 'notTaxable', '0', 'any', null, null, '不征税', null],
];

/**
 * The table that every company starts with. It is part of the program and not of a database, so that companies of older
 * versions have it too; an edited one is kept as a row of the same id.
 */
export const builtInTaxRates: readonly TaxRate[] = lines.map(
  ([no, code, kind, rate, seller, validFrom, validTo, name, basis]) => ({
    id: `01980000-0000-7000-8000-0000000001${String(no).padStart(2, '0')}`,
    code,
    kind,
    rate,
    name,
    seller,
    validFrom,
    validTo,
    basis,
    confirmedAt: null,
    confirmedBy: null,
    createdBy: null,
    createdAt: 0,
    updatedBy: null,
    updatedAt: 0,
    deletedAt: null,
    revision: 0,
  }),
);
