import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { notAllowed } from '../../kernel/refusals.ts';
import { written } from '../../kernel/written.ts';
import { saveWorkYear, workDay, workYear } from './work-calendar.model.ts';

const years = z.array(z.number().int().min(1990).max(2100)).min(1).max(20);

/** Free days and make-up days of these years for the actor's own branch, or another. */
const workYears = query
  .route({ method: 'POST', path: '/schedule/work-years' })
  .input(z.object({ years, branchId: id.nullable().optional() }))
  .output(z.array(workYear));

/** Replaces a year for a branch, or for the company where the branch is null. */
const saveYear = command
  .route({ method: 'PUT', path: '/schedule/work-years' })
  .input(saveWorkYear)
  .output(written)
  .errors({ ...notAllowed, WORK_DAY_INVALID: { status: 422, data: z.object({ date: z.string() }) } });

/** Reads the notice of a year from a file (JSON, CSV or a calendar file). Nothing is written. */
const readWorkYear = query
  .route({ method: 'POST', path: '/schedule/work-years/preview' })
  .input(z.object({ text: z.string().max(2_000_000) }))
  .output(
    z.object({
      years: z.array(z.object({ year: z.number().int(), holidays: z.array(workDay), workdays: z.array(workDay) })),
      problems: z.array(
        z.object({
          line: z.number().int().nullable(),
          reason: z.enum(['notADay', 'unknownMark', 'unreadable', 'empty']),
        }),
      ),
    }),
  );

export const workCalendarContract = { workYears, saveYear, readWorkYear };
