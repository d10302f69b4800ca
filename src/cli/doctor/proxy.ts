/** The proxy with TLS before Fairlead, asked as people ask it: what it must do, and what it must not pass on. */
import type { HttpResponse } from '../../base/index.ts'
import { openWorld, type Settings } from '../../host/index.ts'
import { type Finding, fails, warns, well } from './finding.ts'

/** Milliseconds. */
const PATIENCE = 10_000

export async function examineProxy(settings: Settings): Promise<Finding[]> {
  const { publicUrl } = settings
  if (publicUrl === undefined || !publicUrl.startsWith('https:')) return []
  const { origin, host } = new URL(publicUrl)
  // The operator named them, so they are open, wherever they lead.
  const allowOrigins = [...settings.allowOrigins, origin, `http://${host}`]
  const world = openWorld({ ...settings, allowOrigins })
  const ask = (url: string): Promise<HttpResponse | Error> =>
    world
      .fetch({ method: 'GET', url, headers: { accept: 'application/json' }, deadline: PATIENCE })
      .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))
  try {
    const [alive, figures, plain] = await Promise.all([
      ask(`${publicUrl}/healthz`),
      ask(`${publicUrl}/metrics`),
      ask(`http://${host}/api/v1/about`),
    ])
    return judgeProxy(publicUrl, { alive, figures, plain })
  } finally {
    await world.close()
  }
}

export interface ProxyAnswers {
  readonly alive: HttpResponse | Error
  readonly figures: HttpResponse | Error
  /** Without TLS; where nothing listens all is well. */
  readonly plain: HttpResponse | Error
}

export function judgeProxy(url: string, { alive, figures, plain }: ProxyAnswers): Finding[] {
  if (alive instanceof Error)
    return [
      warns(
        'proxy',
        `${url} does not answer this machine: ${alive.message}.`,
        'Start the proxy, and let this machine trust its certificate (NODE_EXTRA_CA_CERTS); where it is reached from elsewhere alone, look from there.',
      ),
    ]
  if (alive.status !== 200 || !alive.body.includes('"up":true'))
    return [
      warns(
        'proxy',
        `${url} is not answered by Fairlead (${alive.status}).`,
        'Start the server, or correct FAIRLEAD_URL.',
      ),
    ]
  const found = [
    ...(alive.headers['strict-transport-security'] === undefined
      ? [fails('proxy', 'The proxy does not say that people come by TLS.', 'Let it set X-Forwarded-Proto: https.')]
      : []),
    ...(isUnder(300, figures)
      ? [
          fails(
            'proxy',
            'Anybody may read the figures through the proxy.',
            'Let it not pass /metrics on, and set X-Forwarded-For.',
          ),
        ]
      : []),
    ...(isUnder(400, plain)
      ? [
          warns(
            'proxy',
            'Programs are let in, or led on, without TLS: their keys go in clear, and nobody notices.',
            'Refuse /api and /hooks on port 80; lead pages alone to https.',
          ),
        ]
      : []),
  ]
  return found.length > 0 ? found : [well('proxy', `${url} is Fairlead, by TLS alone.`)]
}

const isUnder = (status: number, answer: HttpResponse | Error): boolean =>
  !(answer instanceof Error) && answer.status < status
