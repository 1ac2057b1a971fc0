import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { changeEventState, respondToEvent } from './change-event-state.ts';
import { closeEvent } from './close-event.ts';
import { createEvent } from './create-event.ts';
import { editEvent } from './edit-event.ts';
import { importEvents } from './import-events.ts';
import { removeEvent, removeOccurrence, restoreEvent } from './remove-event.ts';
import { saveWorkYear } from './save-work-year.ts';
import { scheduleContract } from './schedule.contract.ts';

export const scheduleCommands = {
  'schedule.create': defineCommand(inputOf(scheduleContract.create), createEvent),
  'schedule.edit': defineCommand(inputOf(scheduleContract.edit), editEvent),
  'schedule.close': defineCommand(inputOf(scheduleContract.close), closeEvent),
  'schedule.start': defineCommand(inputOf(scheduleContract.start), changeEventState('start')),
  'schedule.cancel': defineCommand(inputOf(scheduleContract.cancel), changeEventState('cancel')),
  'schedule.reopen': defineCommand(inputOf(scheduleContract.reopen), changeEventState('reopen')),
  'schedule.respond': defineCommand(inputOf(scheduleContract.respond), respondToEvent),
  'schedule.removeOccurrence': defineCommand(inputOf(scheduleContract.removeOccurrence), removeOccurrence),
  'schedule.remove': defineCommand(inputOf(scheduleContract.remove), removeEvent),
  'schedule.restore': defineCommand(inputOf(scheduleContract.restore), restoreEvent),
  'schedule.importEvents': defineCommand(inputOf(scheduleContract.importEvents), importEvents),
  'schedule.saveYear': defineCommand(inputOf(scheduleContract.saveYear), saveWorkYear),
};
