import { type Message, m } from '../message.ts';
import type { faults as zhCN } from '../zh-CN/faults.ts';

export const faults: Readonly<Record<keyof typeof zhCN, Message>> = {
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
    'The folder is missing or not writable',
    'Its disk is not there, or this system user may not write to it.',
    'Connect the disk, change the permissions, or choose another folder.',
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
  REGION_REFUSED: m(
    'The company’s data may not lie there',
    'Data may lie only in regions the company declared; this place is not declared, or blocked.',
    'Choose another place, or have an administrator declare its region and basis under Privacy.',
  ),
  COMPANY_LEFT: m(
    'The company has left; its data is destroyed',
    'Keys, data and backups were destroyed as ordered; the certificate lies in {{folder}}.',
    'To begin again, make a company in another data folder.',
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
