/** Webhooks of a simulated site reach this machine, and nothing else. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { NoAnswer } from '../base/index.ts'
import { loopbackPost } from './loopback.ts'

const post = (url: string) => loopbackPost({ method: 'POST', url, headers: { 'x-try': '1' }, body: 'told' })

test('what a simulated site sends reaches this machine as it was sent', async () => {
  const heard: string[] = []
  const server = createServer(async (request, response) => {
    const parts: Uint8Array[] = []
    for await (const part of request) parts.push(part)
    heard.push(`${request.method} ${request.url} ${request.headers['x-try']} ${Buffer.concat(parts)}`)
    response.writeHead(202).end('taken')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  expect(await post(`http://127.0.0.1:${port}/hook?a=1`)).toMatchObject({ status: 202, body: 'taken' })
  expect(heard).toEqual(['POST /hook?a=1 1 told'])
  await new Promise((resolve) => server.close(resolve))
  await expect(post(`http://127.0.0.1:${port}/hook`)).rejects.toBeInstanceOf(NoAnswer)
})

test.each(['https://127.0.0.1/', 'http://10.0.0.1/', 'http://jira.example/', 'http://127.0.0.1.example/'])(
  '%s is not asked',
  async (url) => {
    await expect(post(url)).rejects.toMatchObject({ reason: 'not-allowed', notSent: true })
  },
)
