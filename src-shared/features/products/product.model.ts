import { z } from 'zod';
import { id, instant, line, localDate, text } from '../../kernel/fields.ts';
import { quantityText, rateText, someQuantityText, unitPriceText } from '../../kernel/money/decimal-fields.ts';
import { taxModes } from '../../kernel/money/line-amounts.ts';
import { smallImage } from '../catalogue/catalogue.model.ts';

/** 产品, 服务, 套餐, 配件 (M8). */
export const productKinds = ['product', 'service', 'bundle', 'part'] as const;
/** 草稿, 上架, 下架, 停产, 归档. */
export const productStatuses = ['draft', 'onSale', 'offSale', 'discontinued', 'archived'] as const;
export type ProductStatus = (typeof productStatuses)[number];
/** 现货, 标准, 长交期, 进口: the last two make lead time and minimum quantity mandatory on a quote. */
export const leadTimeBases = ['stock', 'standard', 'long', 'import'] as const;
/** 有货, 少量, 缺货, 需订货, 停产. */
export const stockFlags = ['inStock', 'low', 'out', 'onOrder', 'ended'] as const;
/** 一次, 包年, 按次. */
export const serviceBillings = ['once', 'yearly', 'perUse'] as const;

/** `factor` of the product's own unit, as a box of 12. */
export const productUnit = z.object({ name: line(20).min(1), factor: someQuantityText, barcode: line(60).nullable() });
export const bundleItem = z.object({ productId: id, qty: someQuantityText });
export const productDoc = z.object({ name: line(100).min(1), url: line(500).regex(/^https?:\/\//) });

const days = z.number().int().min(0).max(3650);

/** The fields a person fills in one by one; a price is set by a command of its own, for it means two figures at once. */
export const productFields = {
  code: line(60).min(1),
  name: line(200).min(1),
  kind: z.enum(productKinds),
  lineId: id.nullable(),
  brandId: id.nullable(),
  categoryId: id.nullable(),
  supplierId: id.nullable(),
  spec: line(300).nullable(),
  unit: line(20).min(1),
  units: z.array(productUnit).max(20),
  barcode: line(60).nullable(),
  /** A code of the table of rates: what it comes to depends on the day of the document. */
  taxRateCode: line(20).min(1),
  taxClassCode: line(19).nullable(),
  taxClassShort: line(60).nullable(),
  /** What one unit costs the company, without tax. Only for those with the right `product.cost`. */
  cost: unitPriceText.nullable(),
  moq: quantityText.nullable(),
  orderMultiple: someQuantityText.nullable(),
  leadTimeDays: days.nullable(),
  leadTimeBasis: z.enum(leadTimeBases).nullable(),
  isImported: z.boolean(),
  origin: line(100).nullable(),
  warrantyMonths: z.number().int().min(0).max(1200).nullable(),
  stockFlag: z.enum(stockFlags).nullable(),
  stockAsOf: localDate.nullable(),
  qtyOnHand: quantityText.nullable(),
  docs: z.array(productDoc).max(50),
  replacements: z.array(id).max(20),
  bundleItems: z.array(bundleItem).max(100),
  /** Of a service: what is promised, how long it takes, how it is charged. */
  sla: line(300).nullable(),
  durationMin: z.number().int().min(0).max(1_000_000).nullable(),
  billing: z.enum(serviceBillings).nullable(),
  tags: z.array(line(40)).max(50),
  remark: text(5000).nullable(),
};

/** The list price: one figure was given (`taxMode` says which), the other is computed from it. */
export const priceFields = {
  taxMode: z.enum(taxModes),
  priceIncl: unitPriceText.nullable(),
  priceExcl: unitPriceText.nullable(),
  /** The lowest a unit may be sold for, on the side of `taxMode`. */
  minPrice: unitPriceText.nullable(),
};

export const product = z.object({
  id,
  ...productFields,
  ...priceFields,
  priceChangedAt: instant.nullable(),
  status: z.enum(productStatuses),
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type Product = z.infer<typeof product>;

/** One price of the past with who set it and when; `cost` is hidden from whoever may not see it. */
export const priceChange = z.object({
  id,
  productId: id,
  at: instant,
  taxMode: z.enum(taxModes),
  priceIncl: priceFields.priceIncl,
  priceExcl: priceFields.priceExcl,
  minPrice: priceFields.minPrice,
  cost: productFields.cost,
  taxRate: rateText,
  reason: line(200).nullable(),
  createdBy: id.nullable(),
});

export const productImage = z.object({ id, productId: id, data: smallImage, sort: z.number().int() });

export const newProduct = z.object({
  id: id.optional(),
  code: productFields.code,
  name: productFields.name,
  ...z.object(productFields).omit({ code: true, name: true }).partial().shape,
  taxMode: priceFields.taxMode.optional(),
  /** The list price on the side of `taxMode`. */
  price: unitPriceText.nullable().optional(),
  minPrice: priceFields.minPrice.optional(),
  status: z.enum(['draft', 'onSale']).optional(),
});
export type NewProduct = z.infer<typeof newProduct>;

export const productActions = ['publish', 'withdraw', 'discontinue', 'archive'] as const;
export type ProductAction = (typeof productActions)[number];

export interface ProductTransition {
  readonly from: ProductStatus;
  readonly action: ProductAction;
  readonly to: ProductStatus;
}

/** 草稿 → 上架 ⇄ 下架 → 停产 → 归档; what is not here is refused. */
export const productTransitions: readonly ProductTransition[] = [
  { from: 'draft', action: 'publish', to: 'onSale' },
  { from: 'onSale', action: 'withdraw', to: 'offSale' },
  { from: 'offSale', action: 'publish', to: 'onSale' },
  { from: 'onSale', action: 'discontinue', to: 'discontinued' },
  { from: 'offSale', action: 'discontinue', to: 'discontinued' },
  { from: 'discontinued', action: 'archive', to: 'archived' },
];

export function findProductTransition(from: ProductStatus, action: ProductAction): ProductTransition | undefined {
  return productTransitions.find((each) => each.from === from && each.action === action);
}

/** What may be put on a quote or an order today. */
export function isSellable({ status, deletedAt }: Pick<Product, 'status' | 'deletedAt'>): boolean {
  return status === 'onSale' && deletedAt === null;
}

/** Lead time and minimum quantity must stand on each quote line of such a product (clause 4.4). */
export function needsLeadTime({ isImported, leadTimeBasis }: Pick<Product, 'isImported' | 'leadTimeBasis'>): boolean {
  return isImported || leadTimeBasis === 'long' || leadTimeBasis === 'import';
}

export interface ProductNotFound {
  readonly code: 'PRODUCT_NOT_FOUND';
}

export interface ProductCodeTaken {
  readonly code: 'PRODUCT_CODE_TAKEN';
  readonly productCode: string;
}

export interface ProductStateRefused {
  readonly code: 'PRODUCT_STATE_REFUSED';
  readonly productId: string;
  readonly status: ProductStatus;
  readonly action: ProductAction;
}

/** A quote that is still open offers it. */
export interface ProductInOpenQuote {
  readonly code: 'PRODUCT_IN_OPEN_QUOTE';
  readonly productId: string;
  readonly quotes: number;
}
