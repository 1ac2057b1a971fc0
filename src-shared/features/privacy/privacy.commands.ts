import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { applyRetention } from './apply-retention.ts';
import { destroyPerson, replayDestruction } from './destroy-person.ts';
import { completeRequest, createRequest, refuseRequest, verifyRequest } from './handle-request.ts';
import { liftHold, placeHold } from './place-hold.ts';
import { privacyContract } from './privacy.contract.ts';
import { publishNotice, setPrivacySettings } from './publish-notice.ts';
import { recordConsent, recordConsents, withdrawConsent } from './record-consent.ts';
import { removeEntry, saveEntry } from './save-entry.ts';

export const privacyCommands = {
  'privacy.recordConsent': defineCommand(inputOf(privacyContract.recordConsent), recordConsent),
  'privacy.recordConsents': defineCommand(inputOf(privacyContract.recordConsents), recordConsents),
  'privacy.withdrawConsent': defineCommand(inputOf(privacyContract.withdrawConsent), withdrawConsent),
  'privacy.placeHold': defineCommand(inputOf(privacyContract.placeHold), placeHold),
  'privacy.liftHold': defineCommand(inputOf(privacyContract.liftHold), liftHold),
  'privacy.publishNotice': defineCommand(inputOf(privacyContract.publishNotice), publishNotice),
  'privacy.setSettings': defineCommand(inputOf(privacyContract.setSettings), setPrivacySettings),
  'privacy.createRequest': defineCommand(inputOf(privacyContract.createRequest), createRequest),
  'privacy.verifyRequest': defineCommand(inputOf(privacyContract.verifyRequest), verifyRequest),
  'privacy.completeRequest': defineCommand(inputOf(privacyContract.completeRequest), completeRequest),
  'privacy.refuseRequest': defineCommand(inputOf(privacyContract.refuseRequest), refuseRequest),
  'privacy.destroyPerson': defineCommand(inputOf(privacyContract.destroyPerson), destroyPerson),
  'privacy.replayDestruction': defineCommand(inputOf(privacyContract.replayDestruction), replayDestruction),
  'privacy.applyRetention': defineCommand(inputOf(privacyContract.applyRetention), applyRetention),
  'privacy.saveEntry': defineCommand(inputOf(privacyContract.saveEntry), saveEntry),
  'privacy.removeEntry': defineCommand(inputOf(privacyContract.removeEntry), removeEntry),
};
