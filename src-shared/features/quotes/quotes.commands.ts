import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { acceptQuote, declineQuote, expireQuotes, markQuoteSent, voidQuote } from './answer-quote.ts';
import { copyQuote, reviseQuote } from './copy-quote.ts';
import { createQuote } from './create-quote.ts';
import { editQuote } from './edit-quote.ts';
import { keptQuotes } from './keep-quotes.ts';
import { quoteTemplatesContract } from './quote-templates.contract.ts';
import { quotesContract } from './quotes.contract.ts';
import { removeTemplate, saveTemplate } from './save-template.ts';
import { submitQuote } from './submit-quote.ts';
import { switchTaxMode } from './switch-tax-mode.ts';

export const quotesCommands = {
  'quotes.create': defineCommand(inputOf(quotesContract.create), createQuote),
  'quotes.edit': defineCommand(inputOf(quotesContract.edit), editQuote),
  'quotes.switchTax': defineCommand(inputOf(quotesContract.switchTax), switchTaxMode),
  'quotes.copy': defineCommand(inputOf(quotesContract.copy), copyQuote),
  'quotes.revise': defineCommand(inputOf(quotesContract.revise), reviseQuote),
  'quotes.submit': defineCommand(inputOf(quotesContract.submit), submitQuote),
  'quotes.markSent': defineCommand(inputOf(quotesContract.markSent), markQuoteSent),
  'quotes.accept': defineCommand(inputOf(quotesContract.accept), acceptQuote),
  'quotes.decline': defineCommand(inputOf(quotesContract.decline), declineQuote),
  'quotes.makeVoid': defineCommand(inputOf(quotesContract.makeVoid), voidQuote),
  'quotes.expire': defineCommand(inputOf(quotesContract.expire), expireQuotes),
  'quotes.assign': defineCommand(inputOf(quotesContract.assign), keptQuotes.assign),
  'quotes.tag': defineCommand(inputOf(quotesContract.tag), keptQuotes.tag),
  'quotes.remove': defineCommand(inputOf(quotesContract.remove), keptQuotes.remove),
  'quoteTemplates.save': defineCommand(inputOf(quoteTemplatesContract.save), saveTemplate),
  'quoteTemplates.remove': defineCommand(inputOf(quoteTemplatesContract.remove), removeTemplate),
  'quotes.restore': defineCommand(inputOf(quotesContract.restore), keptQuotes.restore),
};
