import type { z } from 'zod';
import { contact } from '../features/contacts/contact.model.ts';
import { contract } from '../features/contracts/contract.model.ts';
import { contractLineFields } from '../features/contracts/contract-line.model.ts';
import { customer } from '../features/customers/customer.model.ts';
import { followUp } from '../features/follow-ups/follow-up.model.ts';
import { taxEntity } from '../features/invoice-titles/tax-entity.model.ts';
import { lead } from '../features/leads/lead.model.ts';
import { user } from '../features/people/user.model.ts';
import { priceEntry } from '../features/price-books/price-book.model.ts';
import { product } from '../features/products/product.model.ts';
import { quote } from '../features/quotes/quote.model.ts';
import { quoteLineFields } from '../features/quotes/quote-line.model.ts';
import { supplier, supplierPrice } from '../features/suppliers/supplier.model.ts';
import { sensitiveFields } from '../kernel/rights/field-catalogue.ts';

/** Which field of which noun a place in a message holds. */
export interface FieldName {
  readonly noun: string;
  readonly field: string;
}

/** Where sensitive fields stand in the values of a schema; absent where it holds none. */
export interface FieldPlan {
  readonly field?: FieldName;
  readonly keys?: readonly (readonly [key: string, plan: FieldPlan])[];
  readonly element?: FieldPlan;
  /** Each is tried: a value is of one of them. */
  readonly options?: readonly FieldPlan[];
}

const models: Readonly<Record<string, z.ZodObject>> = {
  customer,
  contact,
  lead,
  followUp,
  user,
  product,
  priceBook: priceEntry,
  contract: contract.extend({ cost: contractLineFields.cost }),
  quote: quote.extend({ cost: quoteLineFields.cost }),
  supplier: supplier.extend({ price: supplierPrice.shape.price }),
  taxEntity,
};

/**
 * [Note: fields are known by their schema] A field's schema is made once, in its room's model, and every contract that
 * carries the field uses that one: so a message tells by its own contract where it holds a field that somebody may not
 * see or change, also in a room that is not written yet.
 */
const names = new Map<unknown, FieldName>(
  Object.entries(sensitiveFields).flatMap(([noun, fields]) =>
    Object.keys(fields).map((field) => [models[noun]?.shape[field], { noun, field }] as const),
  ),
);

const plans = new WeakMap<object, { plan: FieldPlan | undefined }>();

/** The plan of a schema; made once. */
export function fieldPlanOf(schema: unknown): FieldPlan | undefined {
  if (schema === null || typeof schema !== 'object' || !('_zod' in schema)) return undefined;
  const known = plans.get(schema);
  if (known) return known.plan;
  const made: { plan: FieldPlan | undefined } = { plan: undefined };
  plans.set(schema, made);
  made.plan = makePlan(schema as z.ZodType);
  return made.plan;
}

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly element?: unknown;
  readonly valueType?: unknown;
  readonly innerType?: unknown;
  readonly options?: readonly unknown[];
  readonly items?: readonly unknown[];
  readonly left?: unknown;
  readonly right?: unknown;
  readonly in?: unknown;
  readonly out?: unknown;
}

function makePlan(schema: z.ZodType): FieldPlan | undefined {
  const field = names.get(schema);
  if (field) return { field };
  const definition = schema._zod.def as unknown as Definition;
  switch (definition.type) {
    case 'object': {
      const keys = Object.entries(definition.shape ?? {}).flatMap(([key, type]) => {
        const plan = fieldPlanOf(type);
        return plan ? [[key, plan] as const] : [];
      });
      return keys.length > 0 ? { keys } : undefined;
    }
    case 'array':
      return elementPlan(definition.element);
    case 'record':
      return elementPlan(definition.valueType);
    case 'union':
      return optionsPlan(definition.options ?? []);
    case 'intersection':
      return optionsPlan([definition.left, definition.right]);
    case 'pipe':
      return fieldPlanOf(definition.in) ?? fieldPlanOf(definition.out);
    default:
      return fieldPlanOf(definition.innerType);
  }
}

function elementPlan(schema: unknown): FieldPlan | undefined {
  const element = fieldPlanOf(schema);
  return element && { element };
}

function optionsPlan(schemas: readonly unknown[]): FieldPlan | undefined {
  const options = schemas.flatMap((each) => fieldPlanOf(each) ?? []);
  return options.length > 0 ? { options } : undefined;
}
