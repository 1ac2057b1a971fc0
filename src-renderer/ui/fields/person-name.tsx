import { useDirectory } from './directory.ts';

/** A colleague's name by id; while it is not known nothing is shown rather than an id. */
export function PersonName({ id }: { id: string }) {
  return <>{useDirectory().nameOf(id) ?? ''}</>;
}
