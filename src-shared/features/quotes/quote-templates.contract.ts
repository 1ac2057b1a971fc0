import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written } from '../../kernel/written.ts';
import { quoteTemplate, savedTemplate } from './quote-template.model.ts';

const notFound = { QUOTE_TEMPLATE_NOT_FOUND: { status: 404 } } as const;

const list = query.route({ method: 'GET', path: '/quote-templates' }).output(z.array(quoteTemplate));

/** Makes one or changes it whole; the default of before is one no more. */
const save = command
  .route({ method: 'PUT', path: '/quote-templates' })
  .input(savedTemplate)
  .output(written)
  .errors({ ...notAllowed, ...idTaken });

/** Quotes that name it are printed with the default from now on. */
const remove = command
  .route({ method: 'POST', path: '/quote-templates/{id}/remove' })
  .input(z.object({ id }))
  .output(written)
  .errors({ ...notAllowed, ...notFound });

export const quoteTemplatesContract = { list, save, remove };
