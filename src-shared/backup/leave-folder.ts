import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { LeaveFolderUnusable } from '../features/leave/leave.model.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';

/** An export that lies within the data would be destroyed with it. */
export function checkLeaveFolder(folder: string, dataFolder: string): Result<void, LeaveFolderUnusable> {
  const unusable = (rule: LeaveFolderUnusable['rule']) => refuse({ code: 'LEAVE_FOLDER_UNUSABLE' as const, rule });
  if (!path.isAbsolute(folder)) return unusable('notAbsolute');
  const relative = path.relative(dataFolder, folder);
  if (!(relative.startsWith('..') || path.isAbsolute(relative))) return unusable('inside');
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return unusable('missing');
  try {
    accessSync(folder, constants.W_OK);
    return ok(undefined);
  } catch {
    return unusable('notWritable');
  }
}
