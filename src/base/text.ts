/** Text as bytes on the wire: base64 and URL parts, for rooms that know neither Node nor a browser. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function utf8(text: string): number[] {
  return [...unescapeBytes(encodeURIComponent(text.toWellFormed()))]
}

function* unescapeBytes(encoded: string): Iterable<number> {
  for (let at = 0; at < encoded.length; at++) {
    if (encoded[at] === '%') {
      yield Number.parseInt(encoded.slice(at + 1, at + 3), 16)
      at += 2
    } else yield encoded.charCodeAt(at)
  }
}

export function toBase64(text: string): string {
  const bytes = utf8(text)
  let out = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const chunk = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    out += ALPHABET[(chunk >> 18) & 63]! + ALPHABET[(chunk >> 12) & 63]!
    out += at + 1 < bytes.length ? ALPHABET[(chunk >> 6) & 63]! : '='
    out += at + 2 < bytes.length ? ALPHABET[chunk & 63]! : '='
  }
  return out
}

/** Undefined when it is not base64 of UTF-8 text. */
export function fromBase64(base64: string): string | undefined {
  const clean = base64.replace(/=+$/, '')
  let escaped = ''
  let buffer = 0
  let bits = 0
  for (const letter of clean) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) return undefined
    buffer = ((buffer << 6) | value) & 0xffffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    escaped += `%${((buffer >> bits) & 255).toString(16).padStart(2, '0')}`
  }
  return decoded(escaped)
}

export type Query = Readonly<Record<string, string | number | boolean | readonly (string | number)[] | undefined>>

/** `?a=1&b=2&b=3`, or nothing: arrays repeat their name, as Jira wants them (never comma-joined). */
export function queryText(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined
      ? []
      : (Array.isArray(value) ? value : [value]).map(
          (one) => `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(String(one).toWellFormed())}`,
        ),
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

export interface UrlParts {
  readonly origin: string
  readonly path: string
  readonly query: ReadonlyMap<string, readonly string[]>
}

/** Splits an absolute URL or a path. Undecodable escapes stay as they are. */
export function urlParts(url: string): UrlParts {
  const whole = /^([a-z]+:\/\/[^/?#]+)?([^?#]*)(?:\?([^#]*))?/i.exec(url)
  const query = new Map<string, string[]>()
  for (const pair of (whole?.[3] ?? '').split('&').filter(Boolean)) {
    const cut = pair.indexOf('=')
    const name = unescapeForm(cut < 0 ? pair : pair.slice(0, cut))
    const value = cut < 0 ? '' : unescapeForm(pair.slice(cut + 1))
    query.set(name, [...(query.get(name) ?? []), value])
  }
  return { origin: (whole?.[1] ?? '').toLowerCase(), path: whole?.[2] || '/', query }
}

function unescapeForm(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  return decoded(spaced) ?? spaced
}

function decoded(escaped: string): string | undefined {
  try {
    return decodeURIComponent(escaped)
  } catch {
    return undefined
  }
}
