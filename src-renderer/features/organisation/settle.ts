import { api } from '../../api/client.ts';

/** Goes on until every record stands where its department stands. */
export async function settleAll(left: number, tell: (left: number) => void): Promise<void> {
  for (let rest = left; rest > 0; ) {
    tell(rest);
    ({ left: rest } = await api.departments.settle({}));
  }
  tell(0);
}
