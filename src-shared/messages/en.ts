import type { Message } from './message.ts';
import type { MessageCode } from './zh-CN.ts';

const m = (what: string, why: string, todo: string): Message => ({ what, why, todo });

/** The same codes as the Chinese file. */
export const en: Readonly<Record<MessageCode, Message>> = {
  NOT_ALLOWED: m(
    'Not allowed',
    'Your role may not do this, or the record is outside what you may see.',
    'Ask an administrator for the permission if you need it.',
  ),
  FIELD_INVALID: m(
    'An entry is not acceptable',
    '“{{field}}” did not pass its check.',
    'Change it as the hint says and save again.',
  ),
  ID_TAKEN: m(
    'The record exists already',
    'It was saved once before.',
    'Refresh the list; there is no need to save again.',
  ),
  OWNER_NOT_FOUND: m(
    'Colleague not found',
    'The person may be disabled or not synchronised to this computer yet.',
    'Choose another owner, or synchronise and try again.',
  ),

  CUSTOMER_NOT_FOUND: m(
    'The customer is gone',
    'It may be deleted, merged, or outside what you may see now.',
    'Go back to the list; deleted customers are in the recycle bin.',
  ),
  CUSTOMER_DUPLICATE: m(
    'The customer exists already',
    '“{{maskedName}}” has the same name or credit code.',
    'Open the existing one; for a different company, ask a colleague with the permission to save anyway.',
  ),

  EMPLOYEE_NO_TAKEN: m(
    'Staff number taken',
    'Somebody else has this staff number.',
    'Choose another one, or look up who has it.',
  ),
  USER_NOT_FOUND: m(
    'Person not found',
    'The person may have been deleted.',
    'Refresh the list; the recycle bin may still have them.',
  ),
  USER_HAS_OPEN_RECORDS: m(
    'There is open work',
    '{{customers}} customers, {{leads}} leads and {{tasks}} tasks are still theirs.',
    'Hand them over to colleagues first.',
  ),
  USER_TRANSITION_REFUSED: m(
    'Status cannot change this way',
    'The chosen status does not follow from the present one.',
    'Go step by step, for example “leaving” before “disabled”.',
  ),
  BRANCH_NOT_FOUND: m('Branch not found', 'It may have been deleted.', 'Refresh the list.'),
  BRANCH_CODE_TAKEN: m('Code taken', 'Another branch has this code.', 'Choose another code.'),
  BRANCH_LOOP: m('Wrong parent', 'A branch cannot belong to itself or to one below it.', 'Choose another parent.'),
  DEPARTMENT_NOT_FOUND: m(
    'Department not found',
    'It may have been deleted.',
    'Refresh the list and choose another one.',
  ),
  DEPARTMENT_LOOP: m(
    'Wrong parent',
    'A department cannot belong to itself or to one below it.',
    'Choose another parent.',
  ),
  ROLE_NOT_FOUND: m('Role not found', 'It may have been deleted.', 'Refresh the list.'),
  POST_NOT_FOUND: m('Post not found', 'It may have been deleted.', 'Refresh the list and choose another one.'),
  POST_NAME_TAKEN: m('Post name taken', 'The department has a post of this name.', 'Choose another name.'),
  DELEGATION_NOT_FOUND: m('Delegation not found', 'It may have been deleted.', 'Refresh the list.'),
  DELEGATION_CHAIN: m(
    'They cannot stand in',
    '“{{name}}” has given their own work to somebody else at that time, and delegations do not chain.',
    'Choose another colleague or another time.',
  ),
  DELEGATION_TOO_WIDE: m(
    'More than the giver has',
    'The giver has no rights in: {{modules}}.',
    'Leave these modules out and save again.',
  ),
  TEAM_MEMBER_NOT_FOUND: m(
    'Not in this team',
    'They may just have been taken out, or the record was deleted.',
    'Refresh the page.',
  ),
  HANDOVER_NOT_FOUND: m('Hand-over not found', 'It may have been deleted.', 'Refresh the page and begin anew.'),
  HANDOVER_RUNNING: m(
    'A hand-over is running',
    'This person’s work is being handed over, and there is one hand-over at a time.',
    'Open the running one to go on or to stop it.',
  ),
  HANDOVER_OVER: m('This hand-over is over', 'It is finished or was stopped.', 'Begin another one if need be.'),
  SUCCESSOR_UNFIT: m(
    'They cannot take this over',
    '“{{name}}” is not active, or is the very person.',
    'Choose an active colleague.',
  ),
  BRANCH_HAS_RECORDS: m(
    'This branch cannot be closed yet',
    '{{departments}} departments, {{users}} people and {{records}} records belong to it.',
    'Choose the branch that takes them when closing.',
  ),
  REVIEW_NOT_FOUND: m('Review not found', 'It may have been deleted.', 'Refresh the list.'),
  REVIEW_RUNNING: m('A review is running', 'A department has one review at a time.', 'Open the running one.'),
  REVIEW_CLOSED: m('This review is closed', 'Its result is kept as it is.', 'Begin another one if need be.'),
  REVIEW_PENDING: m(
    'People are undecided',
    '{{count}} people have no decision yet.',
    'Confirm or take away for each, then close.',
  ),
  REVIEW_OWN: m('Not your own rights', 'Somebody else has to confirm them.', 'Ask another administrator.'),
  ROLE_NAME_TAKEN: m('Role name taken', 'A role of this name exists.', 'Choose another name.'),
  IN_USE: m('Still in use', 'Other records still refer to it.', 'Change or move those records first, then delete.'),

  CONTACT_NOT_FOUND: m(
    'The contact is gone',
    'It was deleted, or left what you may see.',
    'Go back to the list; the recycle bin may still have it.',
  ),
  CONTACT_DUPLICATE: m(
    'The number exists already',
    'The contact “{{name}}” of this customer has the same mobile number.',
    'Open that contact, or check the number.',
  ),
  FOLLOW_UP_NOT_FOUND: m(
    'The follow-up is gone',
    'It was deleted, or left what you may see.',
    'Go back to the list; the recycle bin may still have it.',
  ),
  FOLLOW_UP_LOCKED: m(
    'The follow-up is locked',
    'A day after it was written it is evidence and stays as it is.',
    'Add a note below it.',
  ),
  TARGET_NOT_FOUND: m(
    'The record is gone',
    'It was deleted, or left what you may see.',
    'Go back to the list and choose again.',
  ),
  TARGET_CLOSED: m(
    'This lead takes no follow-ups now',
    'It is in the pool, invalid, or already a customer.',
    'Claim or reactivate it first; a converted one is followed on the customer’s page.',
  ),
  LEAD_NOT_FOUND: m(
    'The lead is gone',
    'It was deleted, claimed by somebody, or left what you may see.',
    'Go back to the list; the recycle bin may still have it.',
  ),
  LEAD_CLOSED: m(
    'The lead became a customer',
    'A converted lead can only be read.',
    'Go on with the customer it became.',
  ),
  LEAD_STATE_REFUSED: m(
    'The lead’s state does not allow this',
    'A colleague may just have changed it, for example claimed it.',
    'Refresh, look at its state, and choose what is possible.',
  ),
  LEAD_INCOMPLETE: m(
    'The lead is not complete',
    'Contact, number and demand are needed before it is qualified.',
    'Fill in what is missing and try again.',
  ),
  TASK_NOT_FOUND: m(
    'The task is gone',
    'It was deleted, or left what you may see.',
    'Go back to the list; the recycle bin may still have it.',
  ),
  TASK_STATE_REFUSED: m(
    'The task’s state does not allow this',
    'It may just have been changed.',
    'Refresh and try again.',
  ),
  TASK_HANDED_OVER: m(
    'A colleague’s work is in this task',
    'Cancelling or deleting it would lose what they handed to you.',
    'Take it over, or give it back.',
  ),
  TASK_NOT_HANDED_OVER: m(
    'Nothing here to take over',
    'It may have been taken over or given back already.',
    'Refresh and look again.',
  ),
  TASK_WITHOUT_DUE_TIME: m(
    'No due time to remind of',
    'Reminders count back from the due time.',
    'Set a due time first.',
  ),
  RELATED_NOT_FOUND: m(
    'The related record is gone',
    'It was deleted, or left what you may see.',
    'Choose the record again.',
  ),
  REMINDER_NOT_FOUND: m(
    'The reminder is gone',
    'It was settled already, or its task deleted.',
    'There is nothing to do.',
  ),

  VIEW_NOT_FOUND: m('The view is gone', 'It may have been deleted on another device.', 'Refresh the list of views.'),
  VIEW_LIMIT: m('Too many views', 'A list keeps at most {{limit}} views.', 'Delete views you do not use, then save.'),
  RECORD_NOT_FOUND: m(
    'The record is gone',
    'It was deleted or restored, or left what you may see.',
    'Refresh the list.',
  ),
  COMMAND_NOT_FOUND: m(
    'Nothing to undo',
    'This was not done by you, or not here.',
    'Change it back by hand from the record’s history.',
  ),
  UNDO_OVERTAKEN: m(
    'Changed since, so not undone',
    'Undoing would destroy a later change.',
    'Look at the record’s history and change back what you need.',
  ),
  UNDO_IMPOSSIBLE: m(
    'This cannot be undone',
    'It deleted for good, or undoing would break a rule of today.',
    'Restore from a backup if needed, or ask an administrator.',
  ),

  DEMO_INSTALLED: m(
    'The sample data is there already',
    'The sample company is installed once.',
    'Use it, or remove it and install it again.',
  ),
  EXPORT_COLUMN_UNKNOWN: m(
    'Unknown column',
    'A chosen column does not belong to this list.',
    'Choose the columns again.',
  ),
  IMPORT_ALREADY_UNDONE: m(
    'Undone already',
    'The imported records have been taken back.',
    'There is no need to undo again.',
  ),
  SYNC_NOT_MEMBER: m(
    'No server joined',
    'The company on this computer has no sync server.',
    'Join the company’s server in the sync settings.',
  ),

  OUTBOX_NOT_FOUND: m('The change is not waiting any more', 'It was sent or cancelled.', 'Refresh the outbox.'),
  OUTBOX_ALREADY_SENT: m(
    'Sent already, so not cancelled',
    'The server may have decided it.',
    'Wait for the answer, then undo it.',
  ),
  OUTBOX_BUILT_UPON: m(
    'A later change builds on it',
    'Cancelling it would leave the later one without ground.',
    'Cancel the later change first.',
  ),
  HELD_NOT_FOUND: m('The held change is gone', 'It was sent again or discarded.', 'Refresh the held-back list.'),
  HELD_REFUSED_HERE: m(
    'Refused before sending',
    'The change breaks a rule on this computer already.',
    'Change it as told and send it again.',
  ),
  CONFLICT_NOT_FOUND: m(
    'The conflict is gone',
    'A colleague may have settled it, or it left what you may see.',
    'Refresh the list of conflicts.',
  ),
  CONFLICT_RESOLVED: m('Settled already', 'Somebody chose before you.', 'Refresh and look at the result.'),
  INCIDENT_NOT_FOUND: m('The notice is gone', 'It may have been answered already.', 'Refresh the page.'),

  PASSWORD_TOO_WEAK: m(
    'The password is too weak',
    'It needs 8 characters, three of capitals, small letters, digits and signs, and no account, name or common word.',
    'Take a longer one, such as a sentence you remember.',
  ),
  WRONG_PASSWORD: m(
    'Wrong password',
    'It does not belong to this account.',
    'Try again ({{left}} tries left); the recovery key helps with a forgotten password.',
  ),
  LOCKED_OUT: m(
    'No more tries for now',
    'There were too many wrong passwords, so the data is protected.',
    'Wait for the countdown, or use the recovery key.',
  ),
  SECRET_STORE_WEAK: m(
    'The password must be longer',
    'The keychain of this computer protects nothing ({{backend}}), so the password alone protects the data.',
    'Choose a password of at least 12 characters, or turn on the keychain of the system first.',
  ),
  DEVICE_SECRET_LOST: m(
    'The key of this computer is gone',
    'The keychain of the system was changed or emptied; the password alone no longer opens the data.',
    'Use the recovery key of the company, then choose a new password. No data is lost.',
  ),
  ACCOUNT_NOT_FOUND: m(
    'No such account',
    'This computer or server does not know the account.',
    'Check the spelling, or choose another person.',
  ),
  ACCOUNT_TAKEN: m('The account is taken', 'Somebody uses this account already.', 'Choose another account name.'),
  WRONG_RECOVERY_KEY: m(
    'Wrong recovery key',
    'It does not open this data.',
    'Compare it letter by letter; make sure it is the same company’s key.',
  ),
  CODE_REFUSED: m(
    'The code is not valid',
    'It was used, has expired, or belongs to another server.',
    'Ask an administrator for a new code.',
  ),
  SERVER_ADDRESS_INVALID: m(
    'The server address is wrong',
    'It is not in the form of an address.',
    'Check it, for example https://crm.example.com:8443 .',
  ),
  ALREADY_MEMBER: m('Already joined', 'This computer belongs to the company’s server.', 'Nothing to do.'),
  DEMO_CANNOT_JOIN: m(
    'The sample company cannot join',
    'Sample data is for looking around and never enters company data.',
    'Remove the sample data first, then join.',
  ),
  FOLDER_NOT_FOUND: m(
    'Folder not found',
    'The path does not exist, or the drive is not connected.',
    'Check the path and try again.',
  ),
  UNSYNCED_WORK: m(
    'Some work has not been sent',
    '{{waiting}} waiting, {{conflicts}} conflicts, {{heldBack}} held back.',
    'Synchronise first; give it up only if you are sure.',
  ),
  ONLY_COPY: m(
    'This is the only copy',
    'There is no server, so deleted data cannot come back.',
    'Make a backup elsewhere first.',
  ),
  NOT_DEMO: m(
    'This is not the sample company',
    'Only the sample company can be removed with one click.',
    'Nothing to do.',
  ),
  URL_NOT_ALLOWED: m(
    'This address cannot be opened',
    'Only web, mail and phone links are allowed.',
    'Check the address and try again.',
  ),

  SIGN_IN_FAILED: m(
    'Sign-in failed',
    'Account or password is wrong, or the account is disabled.',
    'Check both; an administrator can reset a forgotten password.',
  ),
  SECOND_FACTOR_NEEDED: m(
    'A second factor is needed',
    'This account uses two-step sign-in.',
    'Enter the 6 digits of your authenticator.',
  ),
  SECOND_FACTOR_WRONG: m(
    'Wrong code',
    'Codes change every 30 seconds, or the phone’s clock is off.',
    'Enter the newest 6 digits, or a recovery code.',
  ),
  PASSWORD_WRONG: m('The current password is wrong', 'It does not belong to this account.', 'Try again.'),
  ACTIVATION_FAILED: m(
    'Activation failed',
    'Account or code is wrong, or the code has expired.',
    'Check both, or ask an administrator for a new code.',
  ),
  TOTP_NOT_BEGUN: m('Two-step sign-in was not begun', 'A new code must be scanned first.', 'Begin again.'),
  SESSION_NOT_FOUND: m('The session is gone', 'It may have ended.', 'Refresh the list.'),
  LAST_ADMINISTRATOR: m(
    'The last administrator stays',
    'Nobody could manage the system afterwards.',
    'Appoint another administrator first.',
  ),
  DEVICE_NOT_FOUND: m('The device is gone', 'It may have been removed.', 'Refresh the list.'),
  DEVICE_REVOKED: m(
    'The device is cut off',
    'An administrator revoked its certificate.',
    'Ask for a new code and join again.',
  ),
  DEVICE_WIPED: m(
    'Its data is deleted already',
    'The device has sent its certificate of wipe.',
    'Refresh the list; a new code brings the computer back.',
  ),
  LEASE_ENDED: m(
    'Offline for too long',
    'This computer has not reached the company’s server for longer than allowed, so its data stays closed; work that was not synchronised is still here.',
    'Connect to the network and unlock again; if the device was cut off, join again with a new code.',
  ),
  CA_TAKEOVER_RUNNING: m(
    'The certificate authority is changing already',
    'The last change has not ended.',
    'Wait until all devices have followed, or end it first.',
  ),
  CA_TAKEOVER_MISSING: m('No change is running', 'It may have ended.', 'Refresh the page.'),
  ENROL_CODE_NOT_FOUND: m('The code is gone', 'It may be used or deleted.', 'Refresh the list.'),

  BACKUP_RUNNING: m('A backup is running', 'Only one runs at a time.', 'Wait for it to end and try again.'),
  BACKUP_NOT_FOUND: m(
    'The backup is gone',
    'It may be pruned, or its place cannot be read now.',
    'Check the place and refresh the list.',
  ),
  BACKUP_DAMAGED: m(
    'The backup is damaged',
    'It did not pass its check; your present data was not touched.',
    'Take another one that is verified.',
  ),
  BACKUP_FOLDER_UNUSABLE: m(
    'This folder cannot hold backups',
    'The path is incomplete, missing, not writable, or inside the data folder.',
    'Choose another folder, best on another disk.',
  ),
  BACKUP_NEWER: m(
    'The backup is from a newer version',
    'This program cannot read its format.',
    'Update the program first.',
  ),

  IMPORT_NOT_FOUND: m('The import is gone', 'The file was closed or not used for an hour.', 'Choose the file again.'),
  FILE_UNREADABLE: m(
    'The file cannot be read',
    'Its content is not what it says it is, or it is damaged.',
    'Take another file, or save it again as XLSX or CSV.',
  ),
  IMPORT_CONFIG_INVALID: m(
    'The import settings are incomplete',
    'The setting of “{{field}}” is wrong.',
    'Check the mapping of the columns.',
  ),
  IMPORT_MODULE_NOT_READY: m(
    'This kind cannot be imported yet',
    'This version has no module for it.',
    'Choose another kind.',
  ),
  IMPORT_RUNNING: m('The import is running', 'This file is being imported.', 'Wait for it to end, or cancel it first.'),

  OFFLINE: m(
    'No network',
    'This computer is not connected.',
    'Work is saved here and travels when the network is back.',
  ),
  SERVER_UNREACHABLE: m(
    'The server cannot be reached',
    'It is off, the address is wrong, or the network is down.',
    'It is tried again by itself; tell an administrator if it stays.',
  ),
  SERVER_REFUSED: m('The server refused', 'It cannot handle the request now.', 'It is tried again by itself.'),
  CERTIFICATE_MISMATCH: m(
    'This is not your server',
    'Its certificate is not your company’s; somebody may be listening.',
    'Do not go on; compare address and fingerprint with an administrator.',
  ),
  CERTIFICATE_EXPIRED: m(
    'A certificate has expired',
    'The certificate of this device or the server is past its date.',
    'Check the date of this computer; ask an administrator to renew it.',
  ),
  CLOCK_WRONG: m(
    'The clock is wrong',
    'This computer’s time is too far from the server’s.',
    'Let the system set its time, then synchronise.',
  ),
  COMMAND_FAILED: m(
    'The server cannot process this change',
    'It failed five times; it is kept aside and everything else is synchronised.',
    'Export the held-back list for your administrator; nothing is lost, and the change can be edited and sent again.',
  ),
  BUILDS_ON_HELD: m(
    'Held with an earlier change',
    'The record it builds on was refused.',
    'Deal with the earlier change; this one is sent again with it.',
  ),
  FOREIGN_ACTOR: m(
    'The change belongs to somebody else',
    'The server takes only changes of the person this device is registered to.',
    'Do it again on the right device, or ask an administrator.',
  ),
  UNKNOWN_PROCEDURE: m(
    'The server does not know this action',
    'Its version may be older than this computer’s.',
    'Update the server, then send the change again from the held-back list.',
  ),
  INPUT_INVALID: m(
    'The content of the change is not acceptable',
    'The server’s check did not pass.',
    'Edit it in the held-back list and send it again.',
  ),
  PERSON_INACTIVE: m(
    'The account is disabled',
    'An administrator disabled it.',
    'Ask an administrator; work that waits is still on this computer.',
  ),
  SCHEMA_TOO_NEW: m(
    'The server is too old',
    'The data on this computer has a newer format.',
    'Ask an administrator to update the server; work that waits is kept.',
  ),
  SERVER_BUSY: m('The server is busy', 'It cannot write at the moment.', 'The program tries again by itself.'),
  SEQUENCE_GAP: m(
    'The server is behind this computer',
    'It may have been restored from a backup.',
    'The program sends the changes of the last fourteen days again by itself.',
  ),
  PROTOCOL_TOO_OLD: m(
    'The program is too old',
    'The server no longer speaks with this version.',
    'Update the program; work that waits is kept.',
  ),
  PROTOCOL_TOO_NEW: m(
    'The server is too old',
    'It does not know this version yet.',
    'Ask an administrator to update the server.',
  ),
  DISK_FULL: m(
    'The disk is full',
    'There was no room to write, so this was not saved.',
    'Free some space and try again.',
  ),
  DISK_ERROR: m(
    'The disk reports an error',
    'The system could not read or write.',
    'Check the disk and make a backup soon.',
  ),
  FOLDER_LOCKED: m(
    'The data is in use',
    'The same data cannot be opened twice.',
    'Close the other program and try again.',
  ),
  FOLDER_NOT_WRITABLE: m(
    'The folder is not writable',
    'This system user may not write there.',
    'Change its permissions, or choose another folder.',
  ),
  DATABASE_BUSY: m('The database is busy', 'Other work is writing.', 'Wait a moment and try again.'),
  DATABASE_MISSING: m(
    'The data file is gone',
    'The folder holds no database: it was moved or deleted.',
    'Bring it back from the recycle bin or from a backup.',
  ),
  KEYRING_DAMAGED: m(
    'The key file is damaged',
    'The file that keeps the key of the data is missing or incomplete.',
    'Restore from a backup; it needs the recovery key of the company.',
  ),
  PERSON_DISABLED: m(
    'This account is disabled',
    'An administrator disabled the account or took it out of the company.',
    'Ask your administrator. Work that was not sent is still on this computer.',
  ),
  DATABASE_DAMAGED: m(
    'The database is damaged',
    'The file is incomplete; it was kept as it is.',
    'Restore the newest verified backup.',
  ),
  DATABASE_NEWER: m(
    'The data is from a newer version',
    'A newer program has upgraded it.',
    'Install the newest version and open it again.',
  ),
  DATABASE_NOT_ENCRYPTED: m(
    'The database is not encrypted',
    'The file was replaced, so it was not opened.',
    'Ask an administrator, and restore a backup.',
  ),
  WRONG_KEY: m('Wrong key', 'The stored key does not open this data.', 'Use the recovery key, or restore a backup.'),
  BACKUP_WRONG_RECIPIENT: m(
    'This key does not open the backup',
    'It was sealed for another recovery key.',
    'Use the recovery key of the backup’s company.',
  ),
  CANCELLED: m(
    'Cancelled',
    'It was stopped as you asked; nothing half-done is left.',
    'Start it again when you need it.',
  ),
  UNAUTHORIZED: m(
    'You are not signed in',
    'The session ended after a while without use, or was ended from elsewhere.',
    'Sign in again; nothing that was saved is lost.',
  ),
  TOO_MANY_REQUESTS: m(
    'Too many requests',
    'The server protects itself and everybody else from too many requests at once.',
    'Wait a minute and try again.',
  ),
  TOO_LARGE: m(
    'That is too large',
    'The server takes no more than this in one request.',
    'Split it into smaller parts and try again.',
  ),
  DEVICE_WAITING: m(
    'This device waits for approval',
    'The company has a second look at each new device.',
    'Ask an administrator to approve it; your work stays on this computer meanwhile.',
  ),
  ENROL_CODE_MALFORMED: m(
    'This is not a whole enrolment code',
    'A letter is wrong or missing; a code begins with OUTPOST1.',
    'Compare it with the original, or paste it whole.',
  ),
  NOT_INITIALISED: m(
    'There is no company here yet',
    'The folder {{folder}} holds no server data.',
    'Check the path after --data; the first time, run: outpost server init.',
  ),
  CONFIG_INVALID: m(
    'A setting is not valid',
    'The setting “{{field}}” cannot be used: {{reason}}.',
    'Correct it and try again; docs/server.md lists every setting.',
  ),
};
