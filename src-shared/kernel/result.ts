/** The answer of anything a user may be refused: a value, or a refusal with its code and data. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse<const E extends { code: string }>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
