import type { Result } from '../../kernel/result.ts';
import type {
  LeaveAtServer,
  LeaveCertificate,
  LeaveDevicesLeft,
  LeaveExportUnproven,
  LeaveFolderUnusable,
  LeaveNameDiffers,
  LeaveProgress,
  LeaveState,
} from './leave.model.ts';

export interface DestroyOrder {
  readonly folder: string;
  readonly company: string;
  readonly byName: string;
}

export type DestroyRefusal = LeaveAtServer | LeaveExportUnproven | LeaveNameDiffers | LeaveDevicesLeft;

/** How a host lets a company go; the same page and the same promises on a server and on a computer of its own. */
export interface LeaveRoom {
  state(): LeaveState;
  exportAll(folder: string): Result<AsyncGenerator<LeaveProgress, void, void>, LeaveAtServer | LeaveFolderUnusable>;
  callDevices(actorId: string): number;
  destroy(order: DestroyOrder): Promise<Result<{ certificate: LeaveCertificate; file: File }, DestroyRefusal>>;
}
