/** Mails may hold links that open something: none goes to another machine without TLS. */
import { expect, test } from 'vitest'
import { openMailServer } from '../../test/mail-server.ts'
import { Secret } from '../base/index.ts'
import { sendMail } from './mail.ts'

test('a server that offers no TLS gets mail on this machine alone', async () => {
  await using server = await openMailServer()
  const mail = { id: '1', to: 'ada@acme.example', subject: 'A link', text: 'https://fairlead.example.com/#canary' }
  const send = (url: string) => sendMail({ smtpUrl: new Secret(url), smtpFrom: 'fairlead@acme.example' }, mail)
  // Not by its usual name, so that it is taken for another machine.
  await expect(send(server.url.replace('127.0.0.1', 'localhost.'))).rejects.toThrow()
  expect(server.mails).toEqual([])
  await send(server.url)
  expect(server.mails).toHaveLength(1)
})
