import type { PostureGrade, PostureSeverity } from '#shared/features/posture/finding.model.ts';
import type { Tone } from '../../ui/state-badge.tsx';

export const severityTones: Readonly<Record<PostureSeverity, Tone>> = {
  critical: 'lost',
  high: 'warn',
  medium: 'waiting',
  low: 'active',
  notice: 'draft',
};

export const gradeTones: Readonly<Record<PostureGrade, Tone>> = {
  urgent: 'lost',
  wanting: 'warn',
  fair: 'waiting',
  good: 'done',
};
