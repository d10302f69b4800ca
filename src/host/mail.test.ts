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

test('what a mail is told to say makes no header and no recipient', async () => {
  await using server = await openMailServer()
  const forged = '\r\nBcc: mallory@evil.example\r\n\r\nforged'
  const send = (more: object) =>
    sendMail(
      { smtpUrl: new Secret(server.url), smtpFrom: 'fairlead@acme.example' },
      { id: '1', to: 'ada@acme.example', subject: 'A link', text: 'x', ...more },
    )
  await send({ subject: `A link${forged}` })
  await send({ text: `.\r\nRCPT TO:<mallory@evil.example>${forged}` })
  for (const to of [
    `ada@acme.example${forged}`,
    'ada@acme.example, mallory@evil.example',
    'mallory@evil.example <ada>',
  ])
    await expect(send({ to })).rejects.toThrow('no e-mail address')
  expect(server.mails).toHaveLength(2)
  for (const { to, text } of server.mails) {
    expect(to.join()).not.toContain('mallory')
    expect(text.split(/\r?\n\r?\n/)[0]).not.toMatch(/^bcc:/im)
  }
})
