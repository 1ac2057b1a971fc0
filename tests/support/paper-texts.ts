/** Every text of a paper, in the order in which it is laid out. */
export function textsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return part.flatMap(textsOf);
  if (part === null || typeof part !== 'object') return [];
  const known = part as Record<string, unknown>;
  return ['text', 'columns', 'stack', 'table', 'body', 'qr'].flatMap((key) => textsOf(known[key]));
}
