import type { Icon } from '@tabler/icons-react';
import type { ComponentType, LazyExoticComponent } from 'react';

/** The groups of the navigation, in their order. A group without rooms is not shown. */
export const navGroups = ['workbench', 'customers', 'sales', 'service', 'reports', 'system'] as const;
export type NavGroup = (typeof navGroups)[number];

export type LazyPage = LazyExoticComponent<ComponentType>;
export type LazyForm = LazyExoticComponent<ComponentType<{ onClose: () => void }>>;

/** A room of the screen: its place in the navigation, its pages and what can be created in it. */
export interface Room {
  readonly id: string;
  readonly group: NavGroup;
  readonly path: string;
  /** Said in the language of the moment. */
  readonly label: () => string;
  readonly icon: Icon;
  /** G, then this letter. */
  readonly letter?: string;
  /** Shown only to whom this, or any of these, is granted, such as `customer.view`. */
  readonly action?: string | readonly string[];
  /** Only on one host; left out: both. */
  readonly host?: 'desktop' | 'server';
  /** Addresses and their pages, loaded when first opened; parameters by wouter's `useParams`. */
  readonly pages: readonly { readonly path: string; readonly page: LazyPage }[];
  /** Offered by quick create everywhere; `form` is a `FormModal` that calls `onClose`. */
  readonly create?: { readonly label: () => string; readonly action?: string; readonly form: LazyForm };
  /** Other places of the room that Ctrl+K finds by name, for whom the action is granted. */
  readonly places?: readonly { readonly label: () => string; readonly path: string; readonly action?: string }[];
  /** Not in the navigation; found by Ctrl+K and by links. */
  readonly isUnlisted?: boolean;
  /** Shows nobody's data: where a company marks its sensitive pages, these go without. */
  readonly isImpersonal?: boolean;
  /** One of the five entries of the bottom navigation on phones. */
  readonly onPhone?: boolean;
}
