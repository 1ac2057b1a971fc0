/** Long work that runs now. A host asks it before it closes what the work stands on. */
export interface Works {
  /** Counts one more until the returned function is called; calling that again changes nothing. */
  begin(): () => void;
  isRunning(): boolean;
}

export function createWorks(): Works {
  const running = new Set<symbol>();
  return {
    begin: () => {
      const work = Symbol('work');
      running.add(work);
      return () => void running.delete(work);
    },
    isRunning: () => running.size > 0,
  };
}
