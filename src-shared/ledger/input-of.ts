import type { AnyContractProcedure } from '@orpc/contract';
import { invariant } from '../kernel/invariant.ts';

/** The input schema that a contract promises: a command is checked by it on every host. */
export function inputOf<Procedure extends AnyContractProcedure>(
  procedure: Procedure,
): NonNullable<Procedure['~orpc']['inputSchema']> {
  const schema = procedure['~orpc'].inputSchema;
  invariant(schema, 'a command has an input');
  return schema as NonNullable<Procedure['~orpc']['inputSchema']>;
}
