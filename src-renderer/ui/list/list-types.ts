import type { Icon } from '@tabler/icons-react';
import type { QueryFunction, QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { View } from '#shared/features/views/view.model.ts';
import type { Filter, ListInput, Scene } from '#shared/kernel/listing.ts';
import type { Field } from '../fields/field.ts';

export interface ListAnswer<Row> {
  readonly rows: Row[];
  readonly total: number;
}

/** Query options of a room's `list`: `(input) => orpc.customers.list.queryOptions({ input })`. */
export type ListSource<Row> = (input: ListInput) => {
  readonly queryKey: QueryKey;
  readonly queryFn: QueryFunction<ListAnswer<Row>>;
};

/** The conditions of a list, without the stretch that is on the screen. */
export type Conditions = Omit<ListInput, 'offset' | 'limit'>;

/** A column. Kind, label and filter come from the field; `render` replaces the drawing of the value. */
export interface Column<Row> {
  readonly field: Field;
  /** Pixels, until the person changes it. */
  readonly width?: number;
  readonly render?: (row: Row) => ReactNode;
  readonly sortable?: boolean;
  readonly filterable?: boolean;
  /** Covered by the person's rights: its values are shown masked and give no order. */
  readonly masked?: boolean;
  /** Not shown until the person asks for it. */
  readonly hidden?: boolean;
  /** Where it stands in the two-line row of narrow screens; unnamed columns stay out of it. */
  readonly narrow?: 'title' | 'side' | 'under';
}

/** What can be done with rows: on hover, by key, in the menu, and for many at once. */
export interface RowAction<Row> {
  readonly id: string;
  readonly label: string;
  readonly icon: Icon;
  readonly run: (rows: readonly Row[]) => void;
  /** Single letter, such as `e`. */
  readonly key?: string;
  /** Also offered for a selection. */
  readonly bulk?: boolean;
  /** Shown on the row itself rather than in its menu. */
  readonly onRow?: boolean;
  readonly danger?: boolean;
  /** Only where it can be done: by row, and by scene (`bin` has its own actions). Left out: everywhere but the bin. */
  readonly when?: (row: Row, scene: Scene) => boolean;
}

/** What a list shows at this moment: its conditions, its columns in their order, and what is selected. */
export interface ShownList {
  readonly conditions: Conditions;
  readonly columns: readonly string[];
  /** The labels of those that are masked. */
  readonly masked: readonly string[];
  readonly ids: readonly string[];
  readonly total: number | undefined;
}

export interface ListPageProps<Row extends { readonly id: string }> {
  /** The name of the list's contract: names its views and settings. */
  readonly room: View['room'];
  readonly title: string;
  readonly source: ListSource<Row>;
  readonly columns: readonly Column<Row>[];
  /** The first one opens; all five unless given. */
  readonly scenes?: readonly Scene[];
  readonly defaultSort?: { readonly field: string; readonly descending: boolean };
  /** Conditions the list begins with; the person sees them as chips and may take them away. */
  readonly defaultFilters?: readonly Filter[];
  /** The record's address. */
  readonly path: (row: Row) => string;
  readonly actions?: readonly RowAction<Row>[];
  /** The one action that fills the list; `C` runs it. */
  readonly create?: { readonly label: string; readonly run: () => void };
  /** What the search looks into, where it is not names and numbers. */
  readonly searchHint?: string;
  /** More of the page, as buttons or a menu: import, export … */
  readonly menu?: (list: ShownList) => ReactNode;
  readonly empty: { readonly icon: Icon; readonly title: string; readonly hint: string; readonly more?: ReactNode };
  /** The record drawn beside the list; the split button appears with it. */
  readonly beside?: (id: string) => ReactNode;
  /** Stands below the rows, such as what all of them add up to. */
  readonly foot?: (conditions: Conditions) => ReactNode;
  /** Another drawing of the same conditions, such as a board; the tabs and the filter bar stay. */
  readonly board?: {
    readonly label: string;
    readonly icon: Icon;
    readonly draw: (conditions: Conditions) => ReactNode;
  };
}
