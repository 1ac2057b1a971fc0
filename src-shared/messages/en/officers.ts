import type { Message } from '../message.ts';
import type { officers as zh } from '../zh-CN/officers.ts';

export const officers: Record<keyof typeof zh, Message> = {
  OFFICES_MIXED: {
    what: 'Not saved: “{{name}}” would have two kinds of rights that may not be together.',
    why: 'The company keeps level 3 separation: system, security and audit officers are apart from each other and from the business, and nobody and no role has everything.',
    todo: 'Give the other kind to somebody else, or take one of them back first.',
  },
  LAST_OFFICER: {
    what: 'Not saved: nobody would hold this office.',
    why: 'There is a system, a security and an audit officer at all times.',
    todo: 'Appoint the successor first, then change the present holder.',
  },
  SEPARATION_FIXED: {
    what: 'Not changed: the company is at level 3 already.',
    why: 'Separation of duties goes up, never silently down.',
    todo: 'The only way back is a backup from before; see the manual, “Three officers and approvals”.',
  },
  SERVER_DECIDES: {
    what: 'Only the server can decide this.',
    why: 'It changes the rights of the whole company; a computer that may be offline cannot.',
    todo: 'Open the company’s server in a browser and do it there.',
  },
  APPOINTMENT_INVALID: {
    what: 'The officer cannot be appointed like this.',
    why: 'The officers are three different people, at work or not yet active; whoever takes over a lost office holds no other.',
    todo: 'Choose somebody else, or create the person first.',
  },
  SHARE_TAKEN: {
    what: 'This recovery share has been taken.',
    why: 'Each is shown once.',
    todo: 'If it is lost, recover with the other two: a new set is made.',
  },
  SHARES_REFUSED: {
    what: 'The recovery shares were not accepted.',
    why: 'Two different shares of the same, newest set are needed, typed without a slip.',
    todo: 'Compare the paper and the number of the set, and try again; each try is in the audit.',
  },
  OFFICERS_NEEDED: {
    what: 'Two officers are needed.',
    why: 'The company has three officers: on the server’s command line a restore, a new recovery key, a wipe or other rules of signing in take the passwords of two of them, or two recovery shares.',
    todo: 'Name two officers with --officers, or give two shares with --shares-file.',
  },
  USER_RELEASED: {
    what: 'This person has been released.',
    why: 'It is done once; another security officer may just have done it.',
    todo: 'Ask for later changes of roles on the person’s page.',
  },
  APPROVAL_NEEDED: {
    what: 'This needs a second person.',
    why: 'It is above the company’s limit, or it concerns rights, a restore or destruction.',
    todo: 'Send a request with your reason; it is done once somebody else with this right agrees.',
  },
  APPROVAL_NOT_FOUND: {
    what: 'There is no such request.',
    why: 'It may not have reached this computer yet.',
    todo: 'Synchronise and look again.',
  },
  APPROVAL_OWN: {
    what: 'You cannot agree to your own request.',
    why: 'A second person has to look at it.',
    todo: 'Ask somebody else who has this right.',
  },
  APPROVAL_OVER: {
    what: 'This request is over.',
    why: 'It was agreed to, refused or withdrawn, or is older than 7 days.',
    todo: 'Send a new one if it is still needed.',
  },
  APPROVAL_NOT_NEEDED: {
    what: 'This needs no request.',
    why: 'It is within the company’s limits.',
    todo: 'Do it directly.',
  },
  PROOF_FAILED: {
    what: 'Not confirmed: the password or the second step is wrong.',
    why: 'Confirming alone asks for the password anew, to prove that it is you at the keyboard.',
    todo: 'Type it again; several wrong ones lock for a while.',
  },
  REQUESTER_GONE: {
    what: 'Not done: whoever asked can no longer sign in.',
    why: 'Agreed to, a request is carried out as its requester, under the rights of that moment.',
    todo: 'Somebody else has to ask again.',
  },
  APPROVAL_TOO_EARLY: {
    what: 'It is too early to confirm this yourself.',
    why: 'Where there is no second person, the company’s waiting time passes first; then you confirm with your password.',
    todo: 'Come back when the time has passed.',
  },
};
