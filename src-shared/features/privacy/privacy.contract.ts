import { consentsContract } from './consents.contract.ts';
import { deskContract } from './desk.contract.ts';

export const privacyContract = { ...consentsContract, ...deskContract };
