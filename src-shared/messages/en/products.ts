import { m } from '../message.ts';

/** Products, lines, price books, suppliers, tax rates. */
export const products = {
  PRODUCT_NOT_FOUND: m(
    'This product cannot be found',
    'It may have been deleted, or it is not on this computer yet.',
    'Look for it in the list of products, or restore it from the recycle bin.',
  ),
  PRODUCT_CODE_TAKEN: m(
    'The product code is in use',
    'Code “{{productCode}}” belongs to another product, and codes must differ.',
    'Take another code, or open the existing product and change it.',
  ),
  PRODUCT_STATE_REFUSED: m(
    'The product cannot go there from its present state',
    'Products go draft → on sale ⇄ off sale → discontinued → archived; the present state has no such step.',
    'Refresh the page to see the present state, then choose a step it offers.',
  ),
  PRODUCT_IN_OPEN_QUOTE: m(
    'The product is in a quote that is still open',
    '{{quotes}} open quotes offer it; archiving or deleting it would leave customers with a product that is gone.',
    'Close those quotes first, or put a replacement into them.',
  ),
  PRODUCT_LINE_NOT_FOUND: m(
    'This product line cannot be found',
    'It may have been deleted, or it is not on this computer yet.',
    'Look for it in the list of product lines.',
  ),
  PRODUCT_LINE_NAME_TAKEN: m(
    'There is a product line of this name',
    'With two lines of one name nobody knows whose results are whose.',
    'Take another name, or open the existing line.',
  ),
  CATALOGUE_ENTRY_NOT_FOUND: m(
    'This entry cannot be found',
    'The category, brand, segment or unit may have been deleted.',
    'Refresh and choose again.',
  ),
  CATALOGUE_NAME_TAKEN: m(
    'There is an entry of this name',
    'Categories, brands, segments and units in one place need different names.',
    'Take another name, or use the existing entry.',
  ),
  SUPPLIER_NOT_FOUND: m(
    'This supplier cannot be found',
    'It may have been deleted, or it is not on this computer yet.',
    'Look for it in the list of suppliers.',
  ),
  SUPPLIER_NAME_TAKEN: m(
    'There is a supplier of this name',
    'With two suppliers of one name purchase prices end up with the wrong one.',
    'Take another name, or open the existing supplier.',
  ),
  PRICE_BOOK_NOT_FOUND: m(
    'This price book cannot be found',
    'It may have been deleted, or it is not on this computer yet.',
    'Look for it in the list of price books.',
  ),
  PRICE_BOOK_NAME_TAKEN: m(
    'There is a price book of this name',
    'Quotes choose a price book by its name, so names must differ.',
    'Take another name, for example with the year.',
  ),
  PRICE_BOOK_STATE_REFUSED: m(
    'The price book cannot go there from its present state',
    'Price books go draft → active ⇄ disabled; the present state has no such step.',
    'Refresh the page to see the present state, then choose a step it offers.',
  ),
  PRICE_ENTRY_TWICE: m(
    'A product has two prices from the same quantity',
    'From {{minQty}} on nobody would know which price counts.',
    'Delete one of the lines, or let them begin at different quantities.',
  ),
  TAX_RATE_NOT_FOUND: m(
    'This tax rate cannot be found',
    'It may have been deleted, or it is not on this computer yet.',
    'Refresh the table of rates and choose again.',
  ),
  TAX_RATE_OVERLAPS: m(
    'The days of two tax rates overlap',
    'The code has a row from {{validFrom}} to {{validTo}}; on one day there can be one rate only.',
    'Let the old row end the day before the new one begins.',
  ),
} as const;
