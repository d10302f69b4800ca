/** Connections through a proxy that the operator named: a tunnel (CONNECT) to the site, whose TLS is checked end to end. */
import { request } from 'node:http'
import type { Socket } from 'node:net'
import { buildConnector } from 'undici'
import type { WayOut } from '../base/index.ts'
import { NotConnected, tlsOptions } from './connect.ts'

type Proxy = NonNullable<WayOut['proxy']>

export interface TunnelOptions {
  readonly proxy: Proxy
  /** Names are resolved by the proxy, so only one that the operator stands for is used. */
  readonly isNamed: boolean
  readonly toProxy: buildConnector.connector
  readonly authorities: string | null
}

/** Milliseconds: a proxy that has not opened a tunnel by then does not. */
const PATIENCE = 10_000

export function tunnelConnector({ proxy, isNamed, toProxy, authorities }: TunnelOptions): buildConnector.connector {
  const secure = buildConnector(tlsOptions(authorities))
  const { protocol, hostname, host, port } = new URL(proxy.origin)
  const refused = `the proxy ${proxy.origin} is not open to Fairlead: its operator names it with FAIRLEAD_PROXIES`
  return (options, callback) => {
    if (!isNamed) return callback(new NotConnected(null, { refused }), null)
    toProxy({ protocol, hostname, host, port }, (error, socket) => {
      if (error) return callback(unreachable(proxy, error), null)
      if (!socket) return callback(new NotConnected(null, { proxy: says(proxy, 'cannot be reached') }), null)
      openTunnel(
        socket,
        proxy,
        `${options.hostname}:${options.port || usualPort(options.protocol)}`,
        (trouble, tunnel) => {
          if (!tunnel) return callback(trouble ?? new NotConnected(null), null)
          if (options.protocol !== 'https:') return callback(null, tunnel)
          secure({ ...options, httpSocket: tunnel }, (failed, safe) =>
            failed ? callback(new NotConnected(failed), null) : callback(null, safe),
          )
        },
      )
    })
  }
}

function openTunnel(
  socket: Socket,
  proxy: Proxy,
  to: string,
  done: (trouble: NotConnected | null, tunnel?: Socket) => void,
): void {
  let isOver = false
  const fail = (what: string): void => {
    if (isOver) return
    isOver = true
    clearTimeout(timer)
    socket.destroy()
    done(new NotConnected(null, { proxy: says(proxy, what) }))
  }
  const timer = setTimeout(() => fail('did not answer in time'), PATIENCE)
  const asking = request({
    method: 'CONNECT',
    path: to,
    headers: { host: to, ...login(proxy) },
    // Without an agent: with one, Node would connect by itself, past the policy.
    createConnection: () => socket,
  })
  asking.once('connect', ({ statusCode = 0 }, tunnel: Socket, early: Buffer) => {
    if (statusCode !== 200) return fail(refusal(statusCode, proxy))
    if (early.length > 0) return fail('speaks before it is asked')
    isOver = true
    clearTimeout(timer)
    done(null, tunnel)
  })
  asking.once('error', () => fail('does not speak as a proxy does'))
  asking.end()
}

function login({ user, password }: Proxy): Record<string, string> {
  if (user === null) return {}
  const text = Buffer.from(`${user}:${password?.reveal() ?? ''}`, 'utf8')
  return { 'proxy-authorization': `Basic ${text.toString('base64')}` }
}

function refusal(status: number, { user }: Proxy): string {
  if (status !== 407) return `does not let us through (${status})`
  return user === null ? 'asks for a login (407)' : 'does not accept its login (407)'
}

function unreachable(proxy: Proxy, error: Error): NotConnected {
  if (error instanceof NotConnected && error.refused !== undefined) return error
  const cause = error instanceof NotConnected && error.cause instanceof Error ? error.cause : error
  const code = 'code' in cause ? ` (${cause.code})` : ''
  return new NotConnected(cause, { proxy: says(proxy, `cannot be reached${code}`) })
}

const says = ({ origin }: Proxy, what: string): string => `the proxy ${origin} ${what}`
const usualPort = (protocol: string): number => (protocol === 'https:' ? 443 : 80)
