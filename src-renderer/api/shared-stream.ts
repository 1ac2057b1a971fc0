/**
 * Listens to a stream in one window of this origin and hands its words to the others. A browser gives an origin six
 * connections; with a stream per window, a few windows would leave none for the calls.
 */
export async function shareStream<Word>(
  name: string,
  signal: AbortSignal,
  listen: (tell: (word: Word) => void) => Promise<void>,
  onWord: (word: Word) => void,
): Promise<void> {
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') {
    await listen(onWord);
    return;
  }
  const channel = new BroadcastChannel(`outpost.${name}`);
  channel.onmessage = (event: MessageEvent<Word>) => onWord(event.data);
  const tell = (word: Word) => {
    onWord(word);
    if (!signal.aborted) channel.postMessage(word);
  };
  try {
    await navigator.locks.request(`outpost.${name}`, { signal }, () => listen(tell));
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    channel.close();
  }
}
