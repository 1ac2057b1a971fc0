import type { HistoryEntry } from '#shared/features/history/history.model.ts';
import { ChangeList } from './change-list.tsx';
import { editedRights } from './requested-rights.ts';
import { compareRights } from './role-draft.ts';

/** Which rights an act on a role gave and took, in words; nothing where it touched none. */
export function RightsOfAct({ entry }: { entry: HistoryEntry }) {
  const edited = editedRights(Object.fromEntries(entry.changes.map(({ field, from, to }) => [field, { from, to }])));
  if (entry.operation !== 'update' || !edited) return null;
  return <ChangeList changes={compareRights(edited.before, edited.after)} />;
}
