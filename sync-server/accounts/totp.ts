import { Secret, TOTP } from 'otpauth';

const period = 30;
const windowSteps = 1;

/** 160 bits as authenticator apps expect. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

export function totpUri(secret: string, account: string, company: string): string {
  return totpOf(secret, account, company).toString();
}

/** The thirty-second step a code belongs to, by the server's time, one step early or late; undefined where wrong. */
export function totpStep(secret: string, code: string, now: number): number | undefined {
  const delta = totpOf(secret, 'account', 'Outpost').validate({ token: code, timestamp: now, window: windowSteps });
  return delta === null ? undefined : Math.floor(now / 1000 / period) + delta;
}

function totpOf(secret: string, label: string, issuer: string): TOTP {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period });
}
