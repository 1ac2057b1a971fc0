import { z } from 'zod';

/** A record's identity: UUIDv7, made where the record is made. */
export const id = z.uuid();

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const instant = z.number().int().min(0).max(8_640_000_000_000_000);

/** A day without a time of day, in Asia/Shanghai: `YYYY-MM-DD`. */
export const localDate = z.iso.date();

/** One line of text; pasted blanks at both ends are dropped. */
export const line = (max = 200) => z.string().trim().max(max);

/** Text of several lines. */
export const text = (max = 20_000) => z.string().max(max);

/** One edited field: the value the person saw and the new one. [Note: why edits carry from] */
export function change<T extends z.ZodType>(value: T) {
  return z.object({ from: value, to: value });
}

export interface Change<T = unknown> {
  from: T;
  to: T;
}

/**
 * Per changed field the value that was seen (`from`) and the new one (`to`).
 *
 * [Note: why edits carry from] One idea serves optimistic locking on the web and merging after offline work: whoever
 * decides the command can tell an edit of the current value from an edit of an older one, field by field.
 */
export type Changes<Row> = { [Field in keyof Row]?: Change<Row[Field]> | undefined };

/** Builds the `changes` input of an edit command from the fields that may be edited. */
export function changesOf<Shape extends z.ZodRawShape>(shape: Shape) {
  const entries = Object.entries(shape).map(([name, type]) => [name, change(type as z.ZodType).optional()]);
  return z.strictObject(Object.fromEntries(entries)) as unknown as z.ZodType<
    { [Field in keyof Shape]?: Change<z.output<Shape[Field]>> | undefined },
    { [Field in keyof Shape]?: Change<z.input<Shape[Field]>> | undefined }
  >;
}
