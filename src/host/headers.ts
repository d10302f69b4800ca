/** Header names are lower case here as Node gives them; a repeated header becomes one, joined by commas. */
import type { IncomingHttpHeaders } from 'node:http'

export function flatHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
}
