/** Where simulated sites may bring their webhooks: to this machine and nowhere else. */
import { type Fetch, NoAnswer } from '../base/index.ts'

const HERE = new Set(['127.0.0.1', 'localhost', '[::1]'])

export const loopbackPost: Fetch = async ({ method, url, headers, body, deadline = 20_000 }) => {
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'http:' || !HERE.has(hostname))
    throw new NoAnswer('not-allowed', `a simulated site delivers to this machine only, not to ${hostname}`, true)
  try {
    const signal = AbortSignal.timeout(deadline)
    const response = await fetch(url, { method, headers, body: body ?? null, redirect: 'manual', signal })
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() }
  } catch (error) {
    throw new NoAnswer('reset', `no answer from ${url}: ${error instanceof Error ? error.message : error}`)
  }
}
