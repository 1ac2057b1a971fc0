/** Content travels and is sealed piece by piece, so that memory stays small whatever a file's size is. */
export const contentChunkBytes = 1024 * 1024;

/** The largest file that is taken, in bytes. */
export const maxContentBytes = 50_000_000;

export function chunkCount(size: number): number {
  return Math.ceil(size / contentChunkBytes);
}

/** How long the piece at this place is; 0 for a place that the file does not have. */
export function chunkLength(size: number, index: number): number {
  return Math.max(0, Math.min(contentChunkBytes, size - index * contentChunkBytes));
}
