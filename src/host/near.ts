/** What stays on this machine needs no TLS: a Unix socket, or its own loopback by its usual names. */
export const isNear = (host: string): boolean => /^(\/.*|localhost|127(\.\d{1,3}){3}|\[?::1\]?)?$/.test(host)

/** PostgreSQL’s `host` goes before the address, which may then be left out. */
export function databaseHost(connectionString: string): string | undefined {
  const url = URL.parse(connectionString.replace('@/', '@localhost/'))
  return url ? (url.searchParams.get('host') ?? url.hostname) : undefined
}

/**
 * How a database on another machine is reached: by TLS that looks at its certificate, or by the operator's word without.
 * Undefined where that is left to chance: the driver's other words take whatever is offered, or any certificate.
 */
export function wayToDatabase(connectionString: string): 'near' | 'verify-full' | 'disable' | undefined {
  const host = databaseHost(connectionString)
  if (host === undefined) return undefined
  if (isNear(host)) return 'near'
  const mode = /[?&]sslmode=(verify-full|disable)(&|$)/.exec(connectionString)?.[1]
  return mode as 'verify-full' | 'disable' | undefined
}
