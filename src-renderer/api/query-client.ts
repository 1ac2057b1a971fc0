import { isDefinedError, ORPCError } from '@orpc/client';
import { QueryClient } from '@tanstack/react-query';

/**
 * Local first: what was read once is shown at once and asked again behind it; nothing goes stale by the clock, because
 * the event stream says what changed. Refusals and "not found" are answers and not tried again.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 10 * 60_000,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      retry: (count, error) =>
        count < 2 && !isDefinedError(error) && !(error instanceof ORPCError && error.status < 500),
      retryDelay: (count) => 300 * 2 ** count,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Nothing that was read so far counts any more: what is on the screen is asked again from nothing, the rest forgotten. */
export function forgetAnswers(): void {
  const isAnswer = ({ queryKey }: { readonly queryKey: readonly unknown[] }) => queryKey[0] !== 'world';
  queryClient.removeQueries({ type: 'inactive', predicate: isAnswer });
  void queryClient.resetQueries({ predicate: isAnswer });
}
