/** The web app's one document: with a nonce of its own at every answer, so that no style and no script but ours is believed. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { FastifyReply } from 'fastify'

/** As it is built; sent only with its own headers. */
export const APP_FILE = 'index.html'

export function appPage(folder: string): (reply: FastifyReply) => FastifyReply {
  const html = readFileSync(path.join(folder, APP_FILE), 'utf8')
  return (reply) => {
    const nonce = randomBytes(16).toString('base64')
    return reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': policy(nonce),
      })
      .send(html.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}" />`))
  }
}

/** Programs come from our own files, style elements carry the nonce. Attributes may hold styles: charts write them, and they run nothing. */
function policy(nonce: string): string {
  return [
    ...[
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "style-src-attr 'unsafe-inline'",
    ],
    ...["img-src 'self' data:", "font-src 'self'", "connect-src 'self'", "manifest-src 'self'"],
    ...["base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "object-src 'none'"],
  ].join('; ')
}
