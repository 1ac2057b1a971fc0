import { Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { When } from '../when.tsx';
import classes from './record.module.css';

export interface TimelineItem {
  readonly id: string;
  readonly at: number;
  readonly icon: Icon;
  /** Who did what, in one line. */
  readonly title: ReactNode;
  readonly body?: ReactNode;
  readonly actions?: ReactNode;
}

/** What happened, newest first. `composer` stands above it: the box to add a follow-up and its next step. */
export function Timeline(props: { items: readonly TimelineItem[]; composer?: ReactNode; empty: ReactNode }) {
  return (
    <div>
      {props.composer ? <div className={classes.composer}>{props.composer}</div> : null}
      {props.items.length === 0 ? props.empty : null}
      <ol className={classes.timeline}>
        {props.items.map((item) => (
          <li key={item.id} className={classes.event}>
            <span className={classes.dot}>
              <item.icon size={15} aria-hidden />
            </span>
            <div className={classes.eventBody}>
              <div className={classes.eventHead}>
                <Text size="sm">{item.title}</Text>
                <Text size="xs" c="dimmed">
                  <When at={item.at} />
                </Text>
              </div>
              {item.body ? <div className={classes.eventText}>{item.body}</div> : null}
              {item.actions}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
