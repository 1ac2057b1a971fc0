import type { ReactNode } from 'react';
import { Link } from 'wouter';
import classes from './parts.module.css';

interface PartLink {
  readonly id: string;
  readonly href: string;
  readonly label: string;
}

/** The pages of one room, one click apart. */
export function PartLinks(props: { label: string; parts: readonly PartLink[]; shown: string }) {
  return (
    <nav className={classes.parts} aria-label={props.label}>
      {props.parts.map(({ id, href, label }) => (
        <Link key={id} href={href} className={classes.part} aria-current={id === props.shown ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}

/** A page of several parts: their links above, the shown one below in the height that is left. */
export function PartsPage(props: { label: string; parts: readonly PartLink[]; shown: string; children: ReactNode }) {
  return (
    <div className={classes.page}>
      <PartLinks label={props.label} parts={props.parts} shown={props.shown} />
      <div className={classes.body}>{props.children}</div>
    </div>
  );
}
