/** A non-linear term of one version, small enough that a million of them stay exact in a double. [sync 8.3] */
export function mixSql(version: string): string {
  return `((${version} % 1000003) * ((${version} / 1000003 + ${version}) % 998244353)) % 1000000007`;
}

/** The plain sum is taken modulo a prime as well: after a restore versions are beyond 2^32. */
export function sumSql(version: string): string {
  return `(${version} % 999999937)`;
}
