/** What a content is announced to be, before a byte of it is there. */
export interface AnnouncedContent {
  /** The attachment it belongs to. */
  readonly id: string;
  /** SHA-256 of the plain content, in hex. */
  readonly sha256: string;
  readonly size: number;
}

/** What this host has of an attachment's content. */
export interface HeldContent {
  readonly id: string;
  /** Bytes that are here, in whole pieces. */
  readonly received: number;
  readonly isComplete: boolean;
  /** Bytes that the server is known to have. */
  readonly sent: number;
}

export type PutOutcome =
  | { readonly outcome: 'stored'; readonly received: number; readonly isComplete: boolean }
  /** Another piece is due; `received` says which. */
  | { readonly outcome: 'wrongPiece'; readonly received: number }
  /** The whole is not what was announced; it was thrown away. */
  | { readonly outcome: 'hashDiffers' };

/** Where a host keeps the content of attachments, encrypted; the rows that announce it are the room's. */
export interface ContentStore {
  find(id: string): HeldContent | undefined;
  list(ids: readonly string[]): HeldContent[];
  /** Takes the next piece; the last one checks the whole. Safe to call again with a piece that is here already. */
  put(announced: AnnouncedContent, index: number, piece: Uint8Array): Promise<PutOutcome>;
  /** A piece of a complete content, authentic or a Fault; undefined where it is not here. */
  read(announced: AnnouncedContent, index: number): Uint8Array | undefined;
  /** The same content is here under another attachment: takes it for this one too. */
  adopt(announced: AnnouncedContent): boolean;
  noteSent(id: string, bytes: number): void;
  /** The server is another than it was, as after a restore: what it has is asked for anew. */
  forgetSent(): void;
  /** Forgets what is here of this attachment, also a part; the last to hold a file erases it. */
  drop(id: string): void;
  /** Erases what no attachment announces any more, and files that nothing knows; returns how many. */
  collect(): number;
  /** The encrypted files, for a backup of the database that holds their keys. */
  files(): { readonly path: string; readonly file: string }[];
}

/** A host without a place for content, such as a database in memory: it has nothing and takes nothing. */
export const noContent: ContentStore = {
  find: () => undefined,
  list: () => [],
  put: () => Promise.reject(new Error('This host keeps no content')),
  read: () => undefined,
  adopt: () => false,
  noteSent: () => {},
  forgetSent: () => {},
  drop: () => {},
  collect: () => 0,
  files: () => [],
};
