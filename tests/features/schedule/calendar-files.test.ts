import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { loadWorkCalendar } from '#shared/features/schedule/work-calendar.repository.ts';
import { isWorkDay } from '#shared/kernel/china/work-days.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const hour = 3_600_000;
const day = 24 * hour;
let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

const mei = () => ({ context: host.as(company.mei) });
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//', ...events, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
const read = (text: string) => call(router.schedule.readIcs, { text }, mei());

test('times in UTC, in a named zone and without one; whole days; alarms; what others may not see', async () => {
  const { events, problems } = await read(
    calendar(
      event('UID:1', 'SUMMARY:UTC', 'DTSTART:20260105T010000Z', 'DTEND:20260105T020000Z', 'CLASS:PRIVATE'),
      event('UID:2', 'SUMMARY:Tokyo', 'DTSTART;TZID=Asia/Tokyo:20260105T100000', 'DURATION:PT90M'),
      event('UID:3', 'SUMMARY:Floating', 'DTSTART:20260105T090000'),
      event('UID:4', 'SUMMARY:Days', 'DTSTART;VALUE=DATE:20260105', 'DTEND;VALUE=DATE:20260107'),
      event(
        'UID:5',
        'SUMMARY:Alarm',
        'DTSTART:20260105T010000Z',
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'TRIGGER:-PT30M',
        'END:VALARM',
      ),
    ),
  );

  expect(problems).toEqual([]);
  const nine = Date.UTC(2026, 0, 5, 1);
  expect(events.map((each) => each.startAt)).toEqual([nine, nine, nine, nine - 9 * hour, nine]);
  expect(events[0]).toMatchObject({ visibility: 'private', endAt: nine + hour });
  expect(events[1]!.endAt - events[1]!.startAt).toBe(1.5 * hour);
  expect(events[3]).toMatchObject({ allDay: true, endAt: nine - 9 * hour + 2 * day });
  expect(events[4]!.reminders).toEqual([30]);
});

test('rules that the program keeps to are read, others are named as a problem', async () => {
  const start = 'DTSTART;TZID=Asia/Shanghai:20260106T090000';
  const { events, problems } = await read(
    calendar(
      event(
        'UID:1',
        'SUMMARY:a',
        start,
        'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=5',
        'EXDATE;TZID=Asia/Shanghai:20260108T090000',
      ),
      event('UID:2', 'SUMMARY:b', start, 'RRULE:FREQ=MONTHLY;BYDAY=1TU;UNTIL=20261231T155959Z'),
      event('UID:3', 'SUMMARY:c', start, 'RRULE:FREQ=YEARLY'),
      event('UID:4', 'SUMMARY:每小时', start, 'RRULE:FREQ=HOURLY'),
      event('UID:5', 'SUMMARY:没有开始'),
      event('UID:6', 'SUMMARY:倒着', 'DTSTART:20260105T020000Z', 'DTEND:20260105T010000Z'),
    ),
  );

  expect(events.map((each) => each.recurrence)).toEqual([
    { frequency: 'weekly', interval: 2, weekdays: [2, 4], count: 5 },
    { frequency: 'monthly', interval: 1, nth: { week: 1, weekday: 2 }, until: '2026-12-31' },
    { frequency: 'yearly', interval: 1 },
  ]);
  expect(events[0]!.excluded).toEqual([Date.UTC(2026, 0, 8, 1)]);
  expect(problems).toEqual([
    { title: '每小时', reason: 'ruleNotSupported' },
    { title: '没有开始', reason: 'noStart' },
    { title: '倒着', reason: 'endBeforeStart' },
  ]);
  expect((await read('hello')).problems).toEqual([{ title: null, reason: 'notACalendar' }]);
});

test('a file comes in once: again, it brings its events up to date', async () => {
  const file = (title: string) =>
    calendar(
      event(
        'UID:x',
        `SUMMARY:${title}`,
        'DTSTART:20260106T010000Z',
        'RRULE:FREQ=DAILY;COUNT=3',
        'EXDATE:20260107T010000Z',
      ),
    );
  const take = async (title: string) => {
    const { events } = await read(file(title));
    const given = events.map(({ known: _known, ...each }) => each);
    return call(router.schedule.importEvents, { events: given }, mei());
  };

  expect(await take('周会')).toMatchObject({ added: 1, updated: 0 });
  expect((await read(file('周会'))).events[0]!.known).toBe(true);
  expect(await take('例会')).toMatchObject({ added: 0, updated: 1 });

  const { items } = await call(router.schedule.calendar, { from: host.time, until: host.time + 9 * day }, mei());
  expect(items.map((item) => item.title)).toEqual(['例会', '例会']);
});

test('what is written is read back as it was; the lunar calendar goes out time by time', async () => {
  const startAt = host.time + hour;
  const common = { startAt, endAt: startAt + hour, location: '3 号楼；二层', reminders: [15] };
  await call(
    router.schedule.create,
    { ...common, title: '周会, “A”', recurrence: { frequency: 'weekly', interval: 1 } },
    mei(),
  );
  await call(
    router.schedule.create,
    { ...common, title: '生日', recurrence: { frequency: 'lunarYearly', interval: 1 } },
    mei(),
  );
  const span = { from: host.time, until: host.time + 800 * day };

  const { text } = await call(router.schedule.writeIcs, span, mei());
  const { events, problems } = await read(text);

  expect(problems).toEqual([]);
  const [meeting, ...birthdays] = events.toSorted((one) => (one.recurrence ? -1 : 1));
  expect(meeting).toMatchObject({ ...common, title: '周会, “A”', recurrence: { frequency: 'weekly', interval: 1 } });
  expect(birthdays).toHaveLength(3);
  const may = { context: host.as(company.mei, { actions: ['event.view'] }) };
  await expect(call(router.schedule.writeIcs, span, may)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
});

test('the notice of a new year comes from JSON, CSV or a calendar file, and holds for the branch or the company', async () => {
  const json = JSON.stringify({ holidays: { '2027-01-01': '元旦' }, workdays: { '2027-01-02': '元旦' } });
  const csv = '日期,安排,名称\n2027-01-01,休,元旦\n2027/01/02,班,元旦\n2027-13-01,休,x\n2027-01-03,也许,y';
  const ics = calendar(
    event('UID:1', 'SUMMARY:元旦（休）', 'DTSTART;VALUE=DATE:20270101', 'DTEND;VALUE=DATE:20270102'),
  );
  const year = {
    year: 2027,
    holidays: [{ date: '2027-01-01', name: '元旦' }],
    workdays: [{ date: '2027-01-02', name: '元旦' }],
  };
  const readYear = (text: string) => call(router.schedule.readWorkYear, { text }, mei());

  expect(await readYear(json)).toEqual({ years: [year], problems: [] });
  expect(await readYear(csv)).toEqual({
    years: [year],
    problems: [
      { line: 4, reason: 'notADay' },
      { line: 5, reason: 'unknownMark' },
    ],
  });
  expect((await readYear(ics)).years).toEqual([{ ...year, workdays: [] }]);

  await call(router.schedule.saveYear, { ...year, branchId: null, hours: [[540, 1080]] }, mei());
  await call(router.schedule.saveYear, { ...year, workdays: [], branchId: company.north, hours: [] }, mei());

  expect(isWorkDay('2027-01-02', loadWorkCalendar(host.app.db, company.south))).toBe(true);
  expect(isWorkDay('2027-01-02', loadWorkCalendar(host.app.db, company.north))).toBe(false);
  expect(isWorkDay('2026-10-01', loadWorkCalendar(host.app.db, company.north))).toBe(false);
  const wrong = {
    ...year,
    holidays: [{ date: '2026-01-01', name: '' }],
    branchId: null,
    hours: [] as [number, number][],
  };
  await expect(call(router.schedule.saveYear, wrong, mei())).rejects.toMatchObject({ code: 'WORK_DAY_INVALID' });
});
