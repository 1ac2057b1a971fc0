import { isEmptyValue } from '../../ui/fields/check-field.ts';
import { useChangeWords } from './change-words.ts';
import classes from './sync.module.css';

interface ChangeListProps {
  readonly table: string;
  readonly changes: readonly { readonly field: string; readonly from?: unknown; readonly to?: unknown }[];
}

/** From what to what, field by field. Columns the screen has no word for stay out. */
export function ChangeList({ table, changes }: ChangeListProps) {
  const words = useChangeWords();
  const known = changes.filter((change) => words.field(table, change.field));
  if (known.length === 0) return null;
  return (
    <ul className={classes.changes}>
      {known.slice(0, 8).map((change) => (
        <li key={change.field}>
          <span>{words.label(table, change.field)}</span>
          {isEmptyValue(change.from) ? null : (
            <>
              <del>{words.value(table, change.field, change.from)}</del>
              <span aria-hidden>→</span>
            </>
          )}
          <ins>{words.value(table, change.field, change.to)}</ins>
        </li>
      ))}
    </ul>
  );
}
