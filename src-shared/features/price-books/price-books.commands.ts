import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { priceBooksContract } from './price-books.contract.ts';
import {
  changeBookState,
  copyPriceBook,
  createPriceBook,
  editPriceBook,
  removePriceBook,
  restorePriceBook,
} from './save-price-book.ts';
import { setEntries } from './set-entries.ts';

export const priceBooksCommands = {
  'priceBooks.create': defineCommand(inputOf(priceBooksContract.create), createPriceBook),
  'priceBooks.edit': defineCommand(inputOf(priceBooksContract.edit), editPriceBook),
  'priceBooks.copy': defineCommand(inputOf(priceBooksContract.copy), copyPriceBook),
  'priceBooks.activate': defineCommand(inputOf(priceBooksContract.activate), changeBookState('activate')),
  'priceBooks.disable': defineCommand(inputOf(priceBooksContract.disable), changeBookState('disable')),
  'priceBooks.setEntries': defineCommand(inputOf(priceBooksContract.setEntries), setEntries),
  'priceBooks.remove': defineCommand(inputOf(priceBooksContract.remove), removePriceBook),
  'priceBooks.restore': defineCommand(inputOf(priceBooksContract.restore), restorePriceBook),
};
