import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { serverOnly } from '../../kernel/procedure.ts';
import { fieldInvalid, notAllowed } from '../../kernel/refusals.ts';
import {
  postureCounts,
  postureFinding,
  postureGrades,
  postureReport,
  postureReportHead,
  riskAcceptance,
} from './finding.model.ts';

/** How things stand at this moment; nothing is stored. */
const now = serverOnly
  .route({ method: 'GET', path: '/posture' })
  .output(
    z.object({
      findings: z.array(postureFinding),
      counts: postureCounts,
      grade: z.enum(postureGrades),
      /** The newest dated report; null before the first. */
      lastReport: postureReportHead.nullable(),
    }),
  )
  .errors(notAllowed);

/** Checks and keeps the outcome as a dated report, which nobody changes afterwards. */
const check = serverOnly.route({ method: 'POST', path: '/posture/reports' }).output(postureReport).errors(notAllowed);

const reports = serverOnly
  .route({ method: 'GET', path: '/posture/reports' })
  .input(z.object({ limit: z.number().int().min(1).max(200).default(50) }))
  .output(z.array(postureReportHead))
  .errors(notAllowed);

const reportNotFound = { POSTURE_REPORT_NOT_FOUND: { status: 404 } } as const;

/** One report as a file: `html` to print, `json` and `csv` to go on with. */
const exportReport = serverOnly
  .route({ method: 'POST', path: '/posture/reports/export' })
  .input(z.object({ id, format: z.enum(['html', 'json', 'csv']), language: z.enum(['zh-CN', 'en']) }))
  .output(z.object({ file: z.file() }))
  .errors({ ...notAllowed, ...reportNotFound });

/** Takes the risk of findings until a day, with a reason; recorded in the audit. */
const accept = serverOnly
  .route({ method: 'POST', path: '/posture/accept' })
  .input(riskAcceptance)
  .output(z.object({ accepted: z.number().int() }))
  .errors({ ...notAllowed, ...fieldInvalid });

/** Takes an acceptance back: the finding is open again. */
const withdraw = serverOnly
  .route({ method: 'POST', path: '/posture/withdraw' })
  .input(riskAcceptance.pick({ keys: true }))
  .output(z.object({ withdrawn: z.number().int() }))
  .errors(notAllowed);

/** Somebody looked after the recovery key today and says so. */
const confirmRecovery = serverOnly
  .route({ method: 'POST', path: '/posture/recovery-kept' })
  .output(z.object({ confirmed: z.literal(true) }))
  .errors(notAllowed);

export const postureContract = { now, check, reports, export: exportReport, accept, withdraw, confirmRecovery };
