import { IconTag, IconUserShare, IconUsersPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { TeamTable } from '#shared/features/teams/team.model.ts';
import { TeamForm } from '../features/teams/team-form.tsx';
import { type Assign, AssignModal, type AssignTexts } from '../ui/form/assign-modal.tsx';
import { type Tag, TagsModal, type TagTexts } from '../ui/form/tags-modal.tsx';
import type { RowAction } from '../ui/list/list-types.ts';

/** What can be done with a list's rows, declared: at once by `call`, after a question by `ask`, or on the row's page. */
export interface RoomAction<Row, Word extends string> extends Omit<RowAction<Row>, 'label' | 'run'> {
  readonly label: Word;
  /** The verb of the right it needs, such as `assign` for `customer.assign`. */
  readonly may?: string;
  /** One command for all of them; `done` says so afterwards with 撤销. */
  readonly call?: (ids: string[]) => Promise<unknown>;
  readonly done?: Word;
  /** Opens the record's page. */
  readonly opens?: boolean;
  /** A dialog that does the rest itself. */
  readonly ask?: (rows: readonly Row[], onClose: () => void) => ReactNode;
}

type More<Row> = Partial<Pick<RowAction<Row>, 'onRow' | 'when'>>;

/** Gives rows to a colleague. */
export function assignAction<Row extends { readonly id: string }>(
  texts: AssignTexts,
  assign: Assign,
  more?: More<Row>,
) {
  return {
    id: 'assign',
    label: 'assign',
    icon: IconUserShare,
    key: 'a',
    may: 'assign',
    bulk: true,
    ask: (rows, onClose) => (
      <AssignModal texts={texts} ids={rows.map((row) => row.id)} assign={assign} onClose={onClose} />
    ),
    ...more,
  } as const satisfies RoomAction<Row, 'assign'>;
}

/** Shares rows with colleagues: the owner what is theirs, a manager what they may assign. */
export function shareAction<Row extends { readonly id: string; readonly ownerId: string | null }>(
  recordTable: TeamTable,
) {
  return {
    id: 'share',
    label: 'share',
    icon: IconUsersPlus,
    may: 'edit',
    bulk: true,
    ask: (rows, onClose) => (
      <TeamForm recordTable={recordTable} recordIds={rows.map((row) => row.id)} except={[]} onClose={onClose} />
    ),
  } as const satisfies RoomAction<Row, 'share'>;
}

/** Adds and takes away tags. */
export function tagAction<Row extends { readonly id: string; readonly tags: readonly string[] }>(
  texts: TagTexts,
  tag: Tag,
) {
  return {
    id: 'tag',
    label: 'tag',
    icon: IconTag,
    key: 't',
    may: 'edit',
    bulk: true,
    ask: (rows, onClose) => <TagsModal texts={texts} rows={rows} tag={tag} onClose={onClose} />,
  } as const satisfies RoomAction<Row, 'tag'>;
}
