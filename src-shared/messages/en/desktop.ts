import { type Message, m } from '../message.ts';
import type { desktop as zhCN } from '../zh-CN/desktop.ts';

export const desktop: Readonly<Record<keyof typeof zhCN, Message>> = {
  PASSWORD_TOO_WEAK: m(
    'The password is too weak',
    'It does not meet the company’s rules: length, kinds of characters, or it holds an account, name or common word.',
    'Take a longer one, such as a sentence you remember.',
  ),
  NOT_MEMBER: m(
    'This computer has no server',
    'This step needs the company’s server.',
    'Join the server first, or change the password here.',
  ),
  PASSWORD_TOO_SHORT: m(
    'The password is too short',
    'The company asks for at least {{hint}} characters.',
    'Make it longer, for instance a sentence you remember.',
  ),
  PASSWORD_TOO_LONG: m('The password is too long', 'It may have {{hint}} characters.', 'Make it shorter.'),
  PASSWORD_TOO_FEW_CLASSES: m(
    'The password has too few kinds of characters',
    'The company asks for {{hint}} of capitals, small letters, digits and signs.',
    'Add the kinds that are missing.',
  ),
  PASSWORD_COMMON: m(
    'The password is too common',
    'It is in the lists of stolen passwords, or a walk over keyboard or alphabet.',
    'Take a sentence only you know.',
  ),
  PASSWORD_CONTAINS_NAME: m(
    'The password holds a name',
    'Account, name (and its pinyin), company and product are what people guess first.',
    'Leave these names out.',
  ),
  PASSWORD_USED_BEFORE: m(
    'The password was used lately',
    'The company does not allow the last ones again.',
    'Take one you have not used.',
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
};
