import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';

export interface DeviceKey {
  /** PKCS#8; made here and never sent. */
  readonly keyPem: string;
  readonly csrPem: string;
}

const newKeyPair = promisify(generateKeyPair);

/** A new RSA-3072 key and the request for its certificate. Names in it do not matter: the server gives them. */
export async function newDeviceKey(): Promise<DeviceKey> {
  const { privateKey, publicKey } = await newKeyPair('rsa', { modulusLength: 3072 });
  const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const request = forge.pki.createCertificationRequest();
  request.publicKey = forge.pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString());
  request.setSubject([{ name: 'commonName', value: 'outpost device' }]);
  request.sign(forge.pki.privateKeyFromPem(keyPem), forge.md.sha256.create());
  return { keyPem, csrPem: forge.pki.certificationRequestToPem(request) };
}
