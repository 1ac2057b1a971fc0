import ICAL from 'ical.js';

const chinaOffset = 8 * 3_600_000;

/** The day that a time names, by its own clock. */
export function dayOf(time: ICAL.Time): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(time.year).padStart(4, '0')}-${two(time.month)}-${two(time.day)}`;
}

/** The instant of a time in a calendar file: in UTC, in the zone it names, or, without one, in China. */
export function instantOf(property: ICAL.Property, time: ICAL.Time): number {
  const wall = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
  if (time.zone === ICAL.Timezone.utcTimezone) return wall;
  const name = property.getFirstParameter('tzid');
  const offset = name ? offsetIn(name, wall) : undefined;
  if (offset !== undefined) return wall - offset;
  const isKnown = time.zone && time.zone !== ICAL.Timezone.localTimezone && time.zone.tzid !== 'floating';
  return isKnown ? time.toUnixTime() * 1000 : wall - chinaOffset;
}

/** How far a zone is ahead of UTC at a time of its own clock; undefined for a name that nobody knows. */
function offsetIn(zone: string, wall: number): number | undefined {
  try {
    const at = (instant: number) => {
      const parts = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      }).formatToParts(instant);
      const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
      return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - instant;
    };
    return at(wall - at(wall));
  } catch {
    return undefined;
  }
}
