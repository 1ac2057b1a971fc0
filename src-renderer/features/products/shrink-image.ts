/** What fits into a row that travels to every device. */
const mostCharacters = 64_000;

/** A picture as a small data address: at most 640 pixels wide, poorer until it fits; undefined where it is no picture. */
export async function shrinkImage(file: Blob): Promise<string | undefined> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return undefined;
  for (const side of [640, 480, 320, 200]) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    for (const quality of [0.85, 0.6]) {
      const address = canvas.toDataURL('image/webp', quality);
      if (address.length <= mostCharacters) return address;
    }
  }
  return undefined;
}
