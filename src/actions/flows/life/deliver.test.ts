/** Notices leave by mail and webhook, each once: with several workers, after restarts, and after a server that refused them for a while. */
import { createHmac } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { beginLife, DAY, type Life, MINUTE } from '../../../../test/credential-life.ts'
import { type MailServer, openMailServer } from '../../../../test/mail-server.ts'
import { ORIGIN } from '../../../../test/verification.ts'
import { type HttpRequest, Secret } from '../../../base/index.ts'
import { openWorld, sendMail } from '../../../host/index.ts'
import { deliverNotices } from './deliver.ts'
import { warnOfEnds } from './warn.ts'

let life: Life | undefined
let server: MailServer | undefined
afterEach(async () => {
  await life?.[Symbol.asyncDispose]()
  await server?.[Symbol.asyncDispose]()
  life = undefined
  server = undefined
})

const HOOK = 'https://chat.example.com/hook'
const SECRET = 'a secret of the operator’s own'
const posted: HttpRequest[] = []
let answer = 200

async function begin(): Promise<Life> {
  posted.length = 0
  answer = 200
  server = await openMailServer()
  const ways = {
    ...{ FAIRLEAD_SMTP_URL: server.url, FAIRLEAD_SMTP_FROM: 'fairlead@acme.example' },
    ...{ FAIRLEAD_NOTICE_URL: HOOK, FAIRLEAD_NOTICE_SECRET: SECRET },
  }
  const begun = await beginLife('cloud', ways, (fetch) => async (request) => {
    if (request.url !== HOOK) return fetch(request)
    posted.push(request)
    return { status: answer, headers: {}, body: '' }
  })
  life = begun
  await begun.person('administrator', 'ada@acme.example')
  await begun.person('viewer', 'vera@acme.example')
  await begun.connect('service', new Date(begun.ports.world.now() + 5 * DAY).toISOString().slice(0, 10))
  return begun
}

test('whoever may act gets one mail, the webhook one signed call, however many look and however often', async () => {
  const { look, days } = await begin()
  await Promise.all([1, 2, 3, 4].map(() => look()))
  await look()
  expect(server?.mails).toHaveLength(1)
  const [mail] = server?.mails ?? []
  expect(mail).toMatchObject({ from: 'fairlead@acme.example', to: ['ada@acme.example'] })
  expect(mail?.text).toMatch(/Subject: Fairlead: The token of acme ends in 4 days\./)
  expect(mail?.text).toMatch(/rotate to it/)
  expect(posted).toHaveLength(1)
  const [call] = posted
  const signed = createHmac('sha256', SECRET)
    .update(call?.body ?? '')
    .digest('hex')
  expect(call?.headers['x-hub-signature']).toBe(`sha256=${signed}`)
  expect(JSON.parse(call?.body ?? '')).toMatchObject({ kind: 'ends', connection: 'acme', site: `${ORIGIN}` })
  await days(1)
  expect(server?.mails).toHaveLength(1)
  await days(1)
  expect(server?.mails).toHaveLength(2)
})

test('even workers that hold no lease give it once and send it once: the database decides', async () => {
  const { ports } = await begin()
  const workers = [1, 2, 3, 4, 5, 6]
  await Promise.all(workers.map(() => warnOfEnds(ports)))
  await Promise.all(workers.map(() => deliverNotices(ports, new AbortController().signal)))
  expect([server?.mails.length, posted.length]).toEqual([1, 1])
})

test('a server that refuses for a while gets it later, once', async () => {
  const { look, advance } = await begin()
  if (server) server.answer = '451 not now'
  answer = 503
  await look()
  await look()
  expect([server?.mails.length, posted.length]).toEqual([0, 1])
  if (server) server.answer = '250 taken'
  answer = 200
  advance(2 * MINUTE)
  await look()
  await look()
  expect([server?.mails.length, posted.length]).toEqual([1, 2])
  expect(posted[0]?.headers['x-fairlead-notice']).toBe(posted[1]?.headers['x-fairlead-notice'])
})

test('what was being sent when its worker died is not sent twice', async () => {
  const { look, database } = await begin()
  await look()
  await database.db.updateTable('notice_delivery').set({ state: 'sending' }).execute()
  await look()
  expect([server?.mails.length, posted.length]).toEqual([1, 1])
})

test('the mail server’s address is judged: metadata and link-local addresses are never reached, also by name', async () => {
  const mail = { id: '1', to: 'a@b.example', subject: 's', text: 't' }
  for (const host of ['169.254.169.254', '[fe80::1]', '0.0.0.0', '[::ffff:169.254.169.254]', '2852039166'])
    await expect(
      sendMail({ smtpUrl: new Secret(`smtp://${host}:2525`), smtpFrom: 'f@b.example' }, mail),
    ).rejects.toMatchObject({ code: 'connection.refused' })
})

test('a webhook into a private network stays closed until the operator opens exactly its origin', async () => {
  const world = openWorld({ allowOrigins: [], requestTimeout: 1_000 })
  const call = world.fetch({ method: 'POST', url: 'https://10.0.0.7/hook', headers: {}, body: '{}' })
  await expect(call).rejects.toMatchObject({ reason: 'not-allowed' })
  await world.close()
})

test('a password is not told to a server that offers no encryption', async () => {
  server = await openMailServer()
  const smtpUrl = new Secret(server.url.replace('//', '//ada:canary-password@'))
  const mail = { id: '1', to: 'a@b.example', subject: 's', text: 't' }
  const refused = sendMail({ smtpUrl, smtpFrom: 'f@b.example' }, mail)
  await expect(refused).rejects.toMatchObject({ message: expect.stringMatching(/no encryption/) })
  await expect(refused).rejects.not.toMatchObject({ message: expect.stringMatching(/canary/) })
  expect(server.mails).toEqual([])
})
