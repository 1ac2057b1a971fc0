import { implement } from '@orpc/server';
import QRCode from 'qrcode';
import { answer } from '#shared/app/answer.ts';
import { demandApproval } from '#shared/app/demand-approval.ts';
import { devicesContract } from '#shared/features/accounts/devices.contract.ts';
import { enrolCodesContract } from '#shared/features/accounts/enrol-codes.contract.ts';
import { knownAuthority } from '../authority/authority-store.ts';
import { fingerprintOf } from '../authority/x509.ts';
import { permitAdministration, type ServerContext } from '../http/server-context.ts';
import { cancelWipe, findWipeRecord, reportLost, setLease } from './device-loss.ts';
import { approveDevice, listDevices, listOwnDevices, renameDevice, revokeDevice } from './devices.ts';
import { createEnrolCode, listEnrolCodes, revokeEnrolCode } from './enrol-codes.ts';

const devices = implement(devicesContract).$context<ServerContext>();
const codes = implement(enrolCodesContract).$context<ServerContext>();
const done = { done: true } as const;

export const devicesRouter = {
  list: devices.list.handler(({ context, errors }) => {
    answer(permitAdministration(context, 'device.list'), errors);
    return listDevices(context.core.ports);
  }),
  rename: devices.rename.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'device.rename'), errors);
    answer(renameDevice(context.core.ports, context.actor.userId, input.id, input.name), errors);
    return done;
  }),
  approve: devices.approve.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'device.approve'), errors);
    answer(approveDevice(context.core.ports, context.actor.userId, input.id), errors);
    return done;
  }),
  revoke: devices.revoke.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'device.revoke'), errors);
    answer(revokeDevice(context.core.ports, context.actor.userId, input.id), errors);
    context.connections.cutWhere((connection) => connection.deviceId === input.id);
    return done;
  }),
  reportLost: devices.reportLost.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'device.lost'), errors);
    // Reported without the wipe it is revoked at once; destroying takes two where there are three officers.
    if (input.wipe) demandApproval(context, 'devices.reportLost', { id: input.id, wipe: true }, 1);
    answer(reportLost(context.core.ports, context.actor.userId, input), errors);
    context.connections.cutWhere((connection) => connection.deviceId === input.id);
    return done;
  }),
  cancelWipe: devices.cancelWipe.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'device.wipeCancelled'), errors);
    answer(cancelWipe(context.core.ports, context.actor.userId, input.id), errors);
    return done;
  }),
  setLease: devices.setLease.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'device.lease'), errors);
    answer(setLease(context.core.ports, context.actor.userId, input.id, input.days), errors);
    return done;
  }),
  wipeRecord: devices.wipeRecord.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'device.wipeRecord'), errors);
    const record = findWipeRecord(context.core.ports, input.id);
    if (!record) throw errors.DEVICE_NOT_FOUND();
    return record;
  }),
  mine: devices.mine.handler(({ context }) => listOwnDevices(context.core.ports, context.actor.userId)),
  reportMineLost: devices.reportMineLost.handler(({ input, context, errors }) => {
    const { userId } = context.actor;
    answer(reportLost(context.core.ports, userId, input, userId), errors);
    context.connections.cutWhere((connection) => connection.deviceId === input.id);
    return done;
  }),
};

export const enrolCodesRouter = {
  list: codes.list.handler(({ context, errors }) => {
    answer(permitAdministration(context, 'enrolCode.list'), errors);
    return listEnrolCodes(context.core.ports);
  }),
  create: codes.create.handler(async ({ input, context, errors }) => {
    answer(permitAdministration(context, 'enrolCode.create'), errors);
    const { core, actor } = context;
    const created = answer(
      createEnrolCode(core.ports, fingerprintOf(knownAuthority(core.ports.db).certPem), actor.userId, input),
      errors,
    );
    return { ...created, qrSvg: await QRCode.toString(created.code, { type: 'svg', margin: 1 }) };
  }),
  revoke: codes.revoke.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'enrolCode.revoke'), errors);
    answer(revokeEnrolCode(context.core.ports, context.actor.userId, input.id), errors);
    return done;
  }),
};
