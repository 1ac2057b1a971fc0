import { hash, verify } from '@node-rs/argon2';

/** 64 MiB, three passes: about 0.1 s here, above the ASVS minimum; Argon2id is the library's default kind. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

let spare: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost);
}

/** Takes the same time for an account that is unknown or has no password: a stranger learns nothing from waiting. */
export async function isPassword(password: string, passwordHash: string | null | undefined): Promise<boolean> {
  spare ??= hashPassword('a password that belongs to nobody');
  const known = typeof passwordHash === 'string';
  const same = await verify(known ? passwordHash : await spare, password.normalize('NFKC'));
  return known && same;
}
