import { z } from 'zod';
import { id, instant, line, text } from '../../kernel/fields.ts';

/** A picture of a logo or a seal: small, so that it may travel to every device. */
const picture = z
  .string()
  .max(400_000)
  .regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=]+$/);

/** How a company's quotes look on paper, and who is the seller on them. */
export const quoteTemplateFields = {
  name: line(60).min(1),
  isDefault: z.boolean(),
  title: line(40).min(1),
  sellerName: line(200).nullable(),
  sellerAddress: line(300).nullable(),
  sellerPhone: line(60).nullable(),
  sellerTaxNo: line(30).nullable(),
  sellerBank: line(200).nullable(),
  logo: picture.nullable(),
  seal: picture.nullable(),
  /** Nothing of it stands across the page where it is empty. */
  watermark: line(40).nullable(),
  /** Prices and amounts stay off the paper, as for a list of what is delivered. */
  hidesPrices: z.boolean(),
  hidesDiscounts: z.boolean(),
  /** A square code with which the paper can be told from a changed one. */
  showsCode: z.boolean(),
  terms: text(5000).nullable(),
};

export const quoteTemplate = z.object({
  id,
  ...quoteTemplateFields,
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type QuoteTemplate = z.infer<typeof quoteTemplate>;

export const savedTemplate = z.object({
  id: id.optional(),
  name: quoteTemplateFields.name,
  ...z.object(quoteTemplateFields).omit({ name: true }).partial().shape,
});

/** What a company has before it made a template of its own. */
export const plainTemplate = {
  title: '报价单',
  sellerName: null,
  sellerAddress: null,
  sellerPhone: null,
  sellerTaxNo: null,
  sellerBank: null,
  logo: null,
  seal: null,
  watermark: null,
  hidesPrices: false,
  hidesDiscounts: false,
  showsCode: true,
  terms: null,
} as const;
export type PaperTemplate = Omit<QuoteTemplate, 'id' | 'name' | 'isDefault' | 'updatedAt' | 'deletedAt' | 'revision'>;

export interface QuoteTemplateNotFound {
  readonly code: 'QUOTE_TEMPLATE_NOT_FOUND';
}
