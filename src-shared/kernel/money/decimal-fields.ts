import { z } from 'zod';
import { fromScaled, isDecimalText, pricePlaces, quantityPlaces, ratePlaces, toScaled } from './decimal.ts';

/** A number that is never a float: text with at most so many places, kept in its shortest form. */
function decimalText(places: number) {
  return z
    .string()
    .max(40)
    .refine((text) => isDecimalText(text, places) && !text.startsWith('-'), { abort: true })
    .overwrite((text) => fromScaled(toScaled(text, places), places));
}

/** A unit price in yuan, up to 8 places. */
export const unitPriceText = decimalText(pricePlaces);
/** A quantity, up to 6 places. */
export const quantityText = decimalText(quantityPlaces);
/** A quantity that is more than nothing. */
export const someQuantityText = quantityText.refine((text) => text !== '0');
/** A part of one: `0.13` is 13 %. */
export const rateText = decimalText(ratePlaces).refine((text) => text === '0' || text === '1' || text.startsWith('0.'));
