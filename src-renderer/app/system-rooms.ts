import { adminRoom } from '../features/admin/admin.room.ts';
import { approvalsRoom } from '../features/approvals/approvals.room.ts';
import { backupsRoom } from '../features/backups/backups.room.ts';
import { delegationsRoom } from '../features/delegations/delegations.room.ts';
import { leaveRoom } from '../features/leave/leave.room.ts';
import { numbersRoom } from '../features/numbers/numbers.room.ts';
import { poolAdminRoom } from '../features/pools/pools.room.ts';
import { postureRoom } from '../features/posture/posture.room.ts';
import { privacyRoom } from '../features/privacy/privacy.room.ts';
import { myRightsRoom } from '../features/rights/my-rights.room.ts';
import { settingsRoom } from '../features/settings/settings.room.ts';
import { syncRoom } from '../features/sync/sync.room.ts';
import { alertsRoom } from '../features/watching/alerts.room.ts';
import { auditRoom } from '../features/watching/audit.room.ts';
import type { Room } from './room.ts';

/** The rooms that keep the program itself: how it travels, is kept, who may enter, how it looks. */
export const systemRooms: readonly Room[] = [
  syncRoom,
  backupsRoom,
  adminRoom,
  poolAdminRoom,
  delegationsRoom,
  approvalsRoom,
  numbersRoom,
  postureRoom,
  alertsRoom,
  auditRoom,
  privacyRoom,
  leaveRoom,
  settingsRoom,
  myRightsRoom,
];
