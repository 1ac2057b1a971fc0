import { Fault, isFault } from '#shared/kernel/fault.ts';

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_SOCKET',
]);
const outOfTime = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
const mismatched = new Set([
  'CERT_CHAIN_TOO_LONG',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Why a connection failed, as what can be done about it: later, never, or ask an administrator. [S-TLS-2] */
export function toConnectionFault(error: unknown): unknown {
  if (isFault(error)) return error;
  const cause = deepestCause(error);
  const { code, name } = cause as { code?: unknown; name?: unknown };
  if (typeof code === 'string') {
    if (outOfTime.has(code)) return new Fault('CERTIFICATE_EXPIRED', false, { reason: code }, error);
    if (mismatched.has(code)) return new Fault('CERTIFICATE_MISMATCH', false, { reason: code }, error);
    if (code.startsWith('ERR_SSL_') || code === 'EPROTO') {
      return new Fault('CERTIFICATE_MISMATCH', false, { reason: 'protocol', code }, error);
    }
    if (unreachable.has(code)) return new Fault('SERVER_UNREACHABLE', true, { reason: code }, error);
  }
  if (name === 'TimeoutError') return new Fault('SERVER_UNREACHABLE', true, { reason: 'timeout' }, error);
  if (error instanceof TypeError) return new Fault('SERVER_UNREACHABLE', true, { reason: 'unknown' }, error);
  return error;
}

function deepestCause(error: unknown): object {
  let current = error as { cause?: unknown };
  while (current?.cause !== undefined && current.cause !== null && typeof current.cause === 'object') {
    current = current.cause as { cause?: unknown };
  }
  return current ?? {};
}
