/** Often enough for a bar that moves, seldom enough to cost nothing. */
const every = 100;

export interface Progress {
  readonly type: 'progress';
  readonly done: number;
  readonly total: number;
}

/**
 * Progress of a piece of work until it is over. The work goes on whether somebody follows it or not: a window that is
 * closed and opened again follows the same run.
 */
export async function* followRun(
  open: { readonly done: number; readonly total: number },
  work: Promise<unknown>,
): AsyncGenerator<Progress> {
  let isOver = false;
  const over = work.then(
    () => {
      isOver = true;
    },
    () => {
      isOver = true;
    },
  );
  yield { type: 'progress', done: open.done, total: open.total };
  while (!isOver) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, every);
    });
    await Promise.race([over, tick]);
    clearTimeout(timer);
    yield { type: 'progress', done: open.done, total: open.total };
  }
}
