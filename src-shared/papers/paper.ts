/** A piece of a page as the layout engine takes it; plain values only, because it travels to a thread. */
export type PaperPart = string | { readonly [property: string]: PaperValue } | readonly PaperPart[];
type PaperValue = string | number | boolean | null | undefined | PaperPart | readonly PaperValue[];

/** A document on paper: what stands on it from top to bottom, and the foot of each page before its number. */
export interface Paper {
  readonly title: string;
  readonly content: readonly PaperPart[];
  readonly foot: string;
  /** Across every page, such as 草稿. */
  readonly watermark?: string | undefined;
  readonly landscape?: boolean | undefined;
}
