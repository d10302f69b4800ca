/** Serves a `Fetch` on a port of this machine: simulated sites seen through real sockets. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type Fetch, NoAnswer } from '../base/index.ts'
import { flatHeaders } from './headers.ts'

export interface Served {
  readonly port: number
  /** `http://127.0.0.1:port` */
  readonly origin: string
  close(): Promise<void>
}

/** Port 0 takes any free one. A `NoAnswer` breaks the connection, so a client sees what it would see of a real site. */
export async function serveFetch(fetch: Fetch, port = 0): Promise<Served> {
  const server = createServer((incoming, outgoing) => void answer(fetch, served.origin, incoming, outgoing))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const given = (server.address() as AddressInfo).port
  const served: Served = {
    port: given,
    origin: `http://127.0.0.1:${given}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return served
}

async function answer(
  fetch: Fetch,
  origin: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const abandoned = new Promise<void>((resolve) => outgoing.once('close', resolve))
  try {
    const body = await text(incoming)
    const response = await fetch({
      method: incoming.method ?? 'GET',
      url: origin + (incoming.url ?? '/'),
      headers: flatHeaders(incoming.headers),
      abandoned,
      ...(body === '' ? {} : { body }),
    })
    outgoing.writeHead(response.status, response.headers).end(response.body)
  } catch (error) {
    if (error instanceof NoAnswer || incoming.destroyed) incoming.socket.destroy()
    else outgoing.writeHead(500, { 'content-type': 'text/plain' }).end(String(error))
  }
}
