/** A small server that keeps all that it is sent and takes it: a collector of traces, an address for warnings. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export class Collector {
  readonly bodies: string[] = []
  readonly headers: string[] = []
  readonly #server: Server = createServer((request, answer) => {
    this.headers.push(JSON.stringify([request.method, request.url, request.headers]))
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      this.bodies.push(body)
      answer.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }
  get all(): string {
    return [...this.bodies, ...this.headers].join('\n')
  }
  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }
}
