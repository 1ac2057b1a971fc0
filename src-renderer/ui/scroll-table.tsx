import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

interface ScrollTableProps {
  /** What the table holds, for those who hear it. */
  readonly label: string;
  readonly minWidth: number;
  readonly children: ReactNode;
}

/** A table that is wider than a phone: it scrolls by itself, with keys too. */
export function ScrollTable({ label, minWidth, children }: ScrollTableProps) {
  return (
    <Table.ScrollContainer minWidth={minWidth} type="native" tabIndex={0} role="region" aria-label={label}>
      {children}
    </Table.ScrollContainer>
  );
}
