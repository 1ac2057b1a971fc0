import { useEffect, useState } from 'react';

/** Minutes and seconds until an instant, counting; undefined when it is over. */
export function useCountdown(until: number | null): string | undefined {
  const [now, setNow] = useState(Date.now());
  const running = until !== null && until > now;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [running]);
  if (until === null || !running) return undefined;
  const seconds = Math.ceil((until - now) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
