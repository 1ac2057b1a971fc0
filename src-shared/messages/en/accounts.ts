import { type Message, m } from '../message.ts';
import type { accounts as zhCN } from '../zh-CN/accounts.ts';

export const accounts: Readonly<Record<keyof typeof zhCN, Message>> = {
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
  SIGN_IN_UNFINISHED: m(
    'One step of signing in is left',
    'The password is due to be changed, or two-step sign-in has to be set up.',
    'Finish it and go on working; nothing is lost.',
  ),
  SECOND_FACTOR_REQUIRED: m(
    'Two-step sign-in stays on',
    'The company asks for it on your account.',
    'For a new phone choose “replace”; for a lost one ask another administrator to reset it.',
  ),
  OWN_ACCOUNT: m(
    'Not for your own account',
    'This step is another administrator’s.',
    'Ask another administrator to do it.',
  ),
  SIGN_IN_POLICY_TOO_WEAK: m(
    'The setting is weaker than the standard',
    'Under this standard “{{setting}}” can be {{min}} to {{max}}.',
    'Bring it within the range, or choose another standard.',
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
  OFFLINE_FORBIDDEN: m(
    'Your role does not allow working offline',
    'This computer cannot reach the company’s server, which has to agree each time its data is opened; work that was not synchronised is still here.',
    'Connect to the network and unlock again; an administrator can allow working offline in your role.',
  ),
  DATA_WIPED: m(
    'Your company deleted its data on this computer',
    'It was reported lost, or an administrator asked for it.',
    'To go on working here, ask an administrator for a new code.',
  ),
  CA_TAKEOVER_RUNNING: m(
    'The certificate authority is changing already',
    'The last change has not ended.',
    'Wait until all devices have followed, or end it first.',
  ),
  CA_DEVICES_TOO_OLD: m(
    '{{count}} devices cannot follow a new authority',
    'Their program is 0.1.0 and knows no successor; after the change they would refuse the server: {{names}}.',
    'Update these computers first and let them reach the server; after a leak that cannot wait, leave them behind: they join again with a new code.',
  ),
  CA_TAKEOVER_MISSING: m('No change is running', 'It may have ended.', 'Refresh the page.'),
  ENROL_CODE_NOT_FOUND: m('The code is gone', 'It may be used or deleted.', 'Refresh the list.'),
};
