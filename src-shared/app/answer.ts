import type { Result } from '../kernel/result.ts';

type Thrower = (options?: never) => Error;

/**
 * A use case's answer as a procedure's: the value, or the declared error of the refusal's code. A refusal that the
 * contract does not declare does not compile.
 */
export function answer<T, E extends { readonly code: string }>(
  result: Result<T, E>,
  errors: { readonly [Code in E['code']]: Thrower | ((options: { data: never }) => Error) },
): T {
  if (result.ok) return result.value;
  const { code, ...data } = result.error;
  const make = errors[code as E['code']] as ((options: { data: unknown }) => Error) | undefined;
  throw make ? make({ data }) : new Error(`Undeclared refusal ${code}`);
}
