/** Values of other rows in one property, and what stays of them where those rows or fields are not to be had any more. */
export interface Copies {
  readonly property: string;
  readonly keep: (value: unknown, left: Left) => unknown;
}

export interface Left {
  readonly isGone: (table: string, id: string) => boolean;
  readonly isCovered: (table: string, field: string) => boolean;
}
