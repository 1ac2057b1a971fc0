import { eventContents, events } from '#shared/features/schedule/schedule.tables.ts';
import type { Scope } from '#shared/kernel/scope.ts';
import type { TestHost } from '../../support/test-host.ts';

export interface PlantedEvents {
  readonly eventId: string;
  readonly privateId: string;
  readonly customerId: string;
  readonly title: string;
  readonly secret: string;
  readonly contentId: string;
}

/** An event that colleagues in scope read, and a private one whose content is its owner's alone. */
export function plantEvents(host: TestHost, home: Scope, planted: PlantedEvents): void {
  const content = { kind: 'visit', priority: 'normal', contactIds: [], participantIds: [] };
  const times = { startAt: host.time, endAt: host.time + 60_000, spanEndAt: host.time + 60_000, allDay: false };
  const rest = { ...times, reminders: [], status: 'planned', ...home };
  const related = { relatedType: 'customer', relatedId: planted.customerId };
  host.given(events, [
    { ...content, ...rest, ...related, id: planted.eventId, title: planted.title, visibility: 'public' },
    { ...content, ...rest, id: planted.privateId, title: '', visibility: 'private' },
  ]);
  host.given(eventContents, [
    { ...content, id: planted.contentId, eventId: planted.privateId, ownerId: home.ownerId, title: planted.secret },
  ]);
}
