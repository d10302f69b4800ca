/** Refuses what another site's page makes a browser send: by Sec-Fetch-Site, else by Origin; changes must be JSON. */
import type { FastifyRequest } from 'fastify'
import { Fault } from '../base/index.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

export function refuseForeign(request: FastifyRequest): void {
  if (SAFE.has(request.method)) return
  const [site, origin] = [header(request, 'sec-fetch-site'), header(request, 'origin')]
  // What the browser itself says about the two sites goes before what is made of a name and a proxy's headers.
  const foreign = site === undefined ? origin !== undefined && origin !== ownOrigin(request) : site !== 'same-origin'
  if (foreign) throw refused()
  const type = header(request, 'content-type')
  if (type !== undefined && !type.startsWith('application/json'))
    throw new Fault('input.invalid', 'Send JSON (content-type: application/json).')
}

/** A way that another site's page led here; what was typed, or comes by a bookmark, comes from nowhere. */
export const cameFromElsewhere = (request: FastifyRequest): boolean =>
  /^(cross|same)-site$/.test(header(request, 'sec-fetch-site') ?? '')

export const ownOrigin = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}`

function refused(): Fault {
  return new Fault('not-allowed', 'This request came from another site and was refused.', {
    remedy: 'Open Fairlead by its own address.',
  })
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}
