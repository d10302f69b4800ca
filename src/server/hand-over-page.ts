/** The page behind a one-time link: a document of its own, under stricter rules than the app's. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'

/** As it is built; sent only with its own headers. */
export const HAND_OVER_FILE = 'hand-over.html'

export function openHandOverPage(app: FastifyInstance, folder: string): void {
  const file = path.join(folder, HAND_OVER_FILE)
  if (!existsSync(file)) return
  const html = readFileSync(file, 'utf8')
  app.get('/hand-over', { schema: { hide: true } }, async (_, reply) => {
    const nonce = randomBytes(16).toString('base64')
    return reply.headers({ ...HEADERS, 'content-security-policy': policy(nonce) }).send(withNonce(html, nonce))
  })
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=()',
  'x-robots-tag': 'noindex, nofollow',
} as const

/** Only the page's own program runs, whatever else this server may hold. Mantine writes style attributes. */
function policy(nonce: string): string {
  return [
    ...[
      "default-src 'none'",
      `script-src 'nonce-${nonce}'`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
    ],
    ...["connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
  ].join('; ')
}

/** On the scripts and on what is loaded for them before. */
function withNonce(html: string, nonce: string): string {
  return html.replace(/<(script|link rel="modulepreload")(?=[ >])/g, `<$1 nonce="${nonce}"`)
}
