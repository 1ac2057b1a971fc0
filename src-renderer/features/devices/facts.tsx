import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './devices.module.css';

/** Names and values one below the other; long ones, such as fingerprints, break anywhere. */
export function Facts({ rows }: { rows: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <Text component="dt" size="sm" c="dimmed">
            {label}
          </Text>
          <Text component="dd" size="sm" className={classes.value}>
            {value}
          </Text>
        </div>
      ))}
    </dl>
  );
}
