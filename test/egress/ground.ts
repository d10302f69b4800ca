/** The ground of the corpus: an inside that counts who reaches it, a simulated site that is open, and a resolver for made-up names. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { NoAnswer } from '../../src/base/index.ts'
import type { Resolve } from '../../src/host/connect.ts'
import type { openFetch } from '../../src/host/fetch.ts'
import { serveFetch } from '../../src/host/index.ts'
import { Simulator } from '../../src/simulator/index.ts'
import { virtualWorld } from '../world.ts'

export interface Inside {
  readonly port: number
  /** Connections that came. */
  reached(): number
  close(): Promise<void>
}

/** Answers everybody on 127.0.0.1 and, where this machine has it, ::1 with what a metadata service would give away. */
export async function openInside(): Promise<Inside> {
  let reached = 0
  const open = new Set<Socket>()
  const answer = (socket: Socket): void => {
    reached += 1
    open.add(socket)
    socket.on('error', () => {})
    socket.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 17\r\n\r\n{"inside":"gold"}')
  }
  const four = createServer(answer)
  await listen(four, 0, '127.0.0.1')
  const { port } = four.address() as AddressInfo
  const six = createServer(answer)
  await listen(six, port, '::1').catch(() => {})
  const close = (server: Server) =>
    new Promise<void>((done) => (server.listening ? server.close(() => done()) : done()))
  return {
    port,
    reached: () => reached,
    close: async () => {
      for (const socket of open) socket.destroy()
      await Promise.all([close(four), close(six)])
    },
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
}

/** A site of the demo, at an origin that the operator opened. */
export async function openSite(): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const served = await serveFetch((request) => simulator.fetch(request))
  const simulator = new Simulator(
    [{ name: 'acme', kind: 'cloud', story: 'acme', origin: served.origin }],
    virtualWorld(1),
  )
  return served
}

export const resolverOf =
  (answers: (name: string) => readonly string[]): Resolve =>
  (name, done) =>
    done(
      null,
      answers(name).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )

export type Asked =
  | { readonly status: number; readonly body: string }
  | { readonly refused: string; readonly notSent: boolean }

/** What became of a request that carries a token. */
export async function ask(fetch: ReturnType<typeof openFetch>['fetch'], url: string): Promise<Asked> {
  try {
    const { status, body } = await fetch({ method: 'GET', url, headers: { authorization: 'Bearer gold' } })
    return { status, body }
  } catch (error) {
    if (error instanceof NoAnswer) return { refused: error.reason, notSent: error.notSent }
    throw error
  }
}

/**
 * Nothing leaves this machine in a test: a connection that the policy lets go elsewhere is ended before its first packet.
 * Gives where such connections would have gone.
 */
export function grounded(): { readonly away: readonly string[]; lift(): void } {
  const away: string[] = []
  const watch = (message: unknown): void => {
    const { socket } = message as { socket: Socket }
    const stay = (address: string | undefined): void => {
      if (address === undefined || address === '127.0.0.1' || address === '::1') return
      away.push(address)
      socket.destroy()
    }
    socket.on('lookup', (error, address) => stay(error ? undefined : address))
    socket.on('connectionAttempt', stay)
  }
  subscribe('net.client.socket', watch)
  return { away, lift: () => void unsubscribe('net.client.socket', watch) }
}
