import dayjs from 'dayjs';
import { useEffect, useState } from 'react';

export interface Today {
  /** This minute: conditions built on it stay the same long enough to be counted and opened. */
  readonly now: number;
  readonly end: number;
}

const read = (): Today => ({ now: dayjs().startOf('minute').valueOf(), end: dayjs().endOf('day').valueOf() });

/** The day at hand, moving on with the minute. */
export function useToday(): Today {
  const [today, setToday] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => setToday(read()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return today;
}
