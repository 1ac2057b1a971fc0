import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { isAllowed } from '../../kernel/scope.ts';
import { type CalendarLayer, layersOf } from './calendar-layers.ts';
import { findBusy } from './find-busy.ts';
import { findImported } from './import-events.ts';
import { listCalendar } from './list-calendar.ts';
import { listEvents, withNames, withSeats } from './list-events.ts';
import { readIcs } from './read-ics.ts';
import { readWorkYearFile } from './read-work-year.ts';
import { scheduleCommands } from './schedule.commands.ts';
import { scheduleContract } from './schedule.contract.ts';
import { permitView } from './schedule.policy.ts';
import { findVisibleEvent } from './schedule.repository.ts';
import { readWorkYear } from './work-calendar.repository.ts';
import { writeIcs } from './write-ics.ts';

const os = implement(scheduleContract).$context<Session>();

/** The calendar of both hosts; what other rooms show in it comes from outside. */
export const createScheduleRouter = (calendarLayers: readonly CalendarLayer[]) => ({
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listEvents(app.db, actor, input, app.ports.clock.now()) : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitView(actor) && findVisibleEvent(app.db, actor, input.id);
    if (!found) throw errors.EVENT_NOT_FOUND();
    return withSeats(app.db, withNames(app.db, actor, [found], app.ports.clock.now())[0]!);
  }),
  calendar: os.calendar.handler(({ input, context: { app, actor } }) => {
    const { layers: wanted = [], userIds = [actor.userId], ...span } = input;
    const now = app.ports.clock.now();
    const layers = layersOf(calendarLayers, actor).filter((layer) => wanted.includes(layer.id));
    return {
      items: permitView(actor) ? listCalendar(app.db, actor, { ...span, userIds }, now) : [],
      layers: layers.flatMap((layer) => layer.list(app.db, actor, { ...span, userIds }, now)),
    };
  }),
  layers: os.layers.handler(({ context: { actor } }) =>
    layersOf(calendarLayers, actor).map(({ id, label, color }) => ({ id, label, color })),
  ),
  busy: os.busy.handler(({ input, context: { app, actor } }) => (permitView(actor) ? findBusy(app.db, input) : [])),
  readIcs: os.readIcs.handler(({ input, context: { app, actor } }) => {
    const { events, problems } = readIcs(input.text);
    const known = events.map((event) => ({ ...event, known: findImported(app.db, actor, event.uid) !== undefined }));
    return { events: known, problems: [...problems] };
  }),
  writeIcs: os.writeIcs.handler(({ input, context: { app, actor }, errors }) => {
    const missing = ['event.view', 'event.export'].find((action) => !isAllowed(actor, action));
    if (missing !== undefined) throw errors.NOT_ALLOWED({ data: { action: missing } });
    return { text: writeIcs(app.db, actor, input) };
  }),
  workYears: os.workYears.handler(({ input, context: { app, actor } }) => {
    const branchId = input.branchId === undefined ? actor.branchId : input.branchId;
    return input.years.map((year) => readWorkYear(app.db, year, branchId));
  }),
  readWorkYear: os.readWorkYear.handler(({ input }) => readWorkYearFile(input.text)),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, scheduleCommands, 'schedule.create', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, scheduleCommands, 'schedule.edit', input), errors),
  ),
  close: os.close.handler(({ input, context, errors }) =>
    answer(executeAs(context, scheduleCommands, 'schedule.close', input), errors),
  ),
  start: os.start.handler(({ input, context, errors }) =>
    answer(executeAs(context, scheduleCommands, 'schedule.start', input), errors),
  ),
  cancel: os.cancel.handler(({ input, context, errors }) =>
    answer(executeAs(context, scheduleCommands, 'schedule.cancel', input), errors),
  ),
  reopen: os.reopen.handler(({ input, context, errors }) =>
    answer(executeAs(context, scheduleCommands, 'schedule.reopen', input), errors),
  ),
  respond: os.respond.handler(({ input, context, errors }) =>
    answer(executeAs(context, scheduleCommands, 'schedule.respond', input), errors),
  ),
  removeOccurrence: os.removeOccurrence.handler(({ input, context, errors }) =>
    answer(executeAs(context, scheduleCommands, 'schedule.removeOccurrence', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, scheduleCommands, 'schedule.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, scheduleCommands, 'schedule.restore', input), errors),
  ),
  importEvents: os.importEvents.handler(({ input, context, errors }) =>
    answer(executeAs(context, scheduleCommands, 'schedule.importEvents', input), errors),
  ),
  saveYear: os.saveYear.handler(({ input, context, errors }) =>
    answer(executeAs(context, scheduleCommands, 'schedule.saveYear', input), errors),
  ),
});
