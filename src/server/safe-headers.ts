/** What every answer tells browsers: run nothing of this, show it in no frame, guess no type, tell nobody where you came from. */
import type { FastifyHelmetOptions } from '@fastify/helmet'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** An answer is data, unless it is a page, which says by itself what it may do. */
export const SAFE_HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
  },
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
  // Only where it was reached by TLS: `tellSecure`.
  strictTransportSecurity: false,
} as const satisfies FastifyHelmetOptions

const NEVER = ['accelerometer', 'camera', 'clipboard-read', 'display-capture', 'geolocation', 'gyroscope']
const NOR = ['magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking']
const PERMISSIONS = [...NEVER, ...NOR].map((one) => `${one}=()`).join(', ')
const TWO_YEARS = 2 * 365 * 86_400

/** A browser that came by TLS comes by nothing else from now on. */
export async function tellSecure({ protocol, url }: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  reply.header('permissions-policy', PERMISSIONS)
  if (protocol === 'https') reply.header('strict-transport-security', `max-age=${TWO_YEARS}; includeSubDomains`)
}

/** Where an address could not even be read, nobody else has told any of this. */
export function tellUnread(request: FastifyRequest, reply: FastifyReply): void {
  void tellSecure(request, reply)
  reply.headers({
    'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  })
}
