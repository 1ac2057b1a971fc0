import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface SumsLineProps {
  /** Names the section for those who do not see it. */
  readonly label: string;
  readonly figures: readonly (readonly [label: string, value: string])[];
  readonly aside?: ReactNode;
}

/** What all rows of a list add up to, below them. */
export function SumsLine({ label, figures, aside }: SumsLineProps) {
  return (
    <Group component="section" aria-label={label} gap="lg" px="md" py={6} wrap="wrap">
      {figures.map(([name, value]) => (
        <Text key={name} size="sm" className="tabular">
          <Text span size="sm" c="dimmed">
            {name}{' '}
          </Text>
          {value}
        </Text>
      ))}
      {aside}
    </Group>
  );
}
