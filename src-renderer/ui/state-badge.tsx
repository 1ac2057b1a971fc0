import {
  type Icon,
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconCircleDot,
  IconCircleX,
  IconClock,
} from '@tabler/icons-react';
import classes from './state-badge.module.css';

/** How a state feels: draft grey, active blue, waiting amber, done green, lost red, warn amber with a sign. */
export const tones = ['draft', 'active', 'waiting', 'done', 'lost', 'warn'] as const;
export type Tone = (typeof tones)[number];

const icons: Readonly<Record<Tone, Icon>> = {
  draft: IconCircle,
  active: IconCircleDot,
  waiting: IconClock,
  done: IconCircleCheck,
  lost: IconCircleX,
  warn: IconAlertTriangle,
};

/** A state by hue, icon and word together: never by colour alone. */
export function StateBadge({ tone, children }: { tone: Tone; children: string }) {
  const Picture = icons[tone];
  return (
    <span className={classes.badge} data-tone={tone}>
      <Picture size={14} stroke={2} aria-hidden />
      <span className={classes.text}>{children}</span>
    </span>
  );
}
