import { Anchor, type AnchorProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

/** A link to another page of the program: no reload, opens in a new window where the person asks for one. */
export function PageLink({ href, children, ...rest }: AnchorProps & { href: string; children: ReactNode }) {
  return (
    <Anchor
      size="sm"
      {...rest}
      renderRoot={(root: Record<string, unknown>) => (
        <Link {...root} href={href}>
          {children}
        </Link>
      )}
    />
  );
}
