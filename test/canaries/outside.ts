/** Whoever Fairlead tells of itself where the operator wants it: a mail server, an address for warnings, a collector of traces. */
import { Collector } from '../collector.ts'
import type { Client } from '../journeys/client.ts'
import { openMailServer } from '../mail-server.ts'
import { patiently } from './patiently.ts'
import type { Planting } from './planting.ts'

export interface Outside extends AsyncDisposable {
  readonly environment: Readonly<Record<string, string>>
  readonly mails: readonly { readonly to: readonly string[]; readonly text: string }[]
  readonly warnings: readonly string[]
  /** What came to each of them, which must be something: else nothing was searched. */
  said(): Record<string, string>
}

export async function openOutside(): Promise<Outside> {
  const mail = await openMailServer()
  const [traces, warnings] = [new Collector(), new Collector()]
  const address = await warnings.listen()
  return {
    environment: {
      ...{ FAIRLEAD_SMTP_URL: mail.url, FAIRLEAD_SMTP_FROM: 'fairlead@acme.example' },
      ...{ FAIRLEAD_NOTICE_URL: `${address}/hook`, FAIRLEAD_NOTICE_SECRET: 'a secret of the operator’s own' },
      ...{ FAIRLEAD_ALLOW_ORIGINS: address, OTEL_EXPORTER_OTLP_ENDPOINT: await traces.listen() },
      ...{ FAIRLEAD_URL: 'https://fairlead.example.com', FAIRLEAD_REQUIRE_SECOND_FACTOR: 'false' },
    },
    mails: mail.mails,
    warnings: warnings.bodies,
    said() {
      const said = { mails: JSON.stringify(mail.mails), warnings: warnings.all, traces: traces.all }
      for (const [place, text] of Object.entries(said)) if (text.length < 100) throw new Error(`no ${place} came`)
      return said
    },
    async [Symbol.asyncDispose]() {
      await mail[Symbol.asyncDispose]()
      await Promise.all([traces.close(), warnings.close()])
    },
  }
}

/** Somebody joins with a password that is a canary, forgets it, and chooses another by the link that is mailed. */
export async function forget({ journey, ada, canaries }: Planting, { mails }: Outside): Promise<void> {
  const kind = 'password that works'
  const email = 'grace@fairlead.example'
  const { link } = await ada.get('people.invite', { email, role: 'viewer' })
  const nobody = journey.nobody.from('10.255.0.1')
  const token = link.split('#')[1]
  await nobody.send('POST', '/people/join', { body: { token, name: 'Grace', password: canaries.one(kind) } })
  await nobody.send('POST', '/password/forgot', { body: { email: canaries.one(kind) } })
  await nobody.send('POST', '/password/forgot', { body: { email } })
  const word = await patiently(async () => {
    const text = mails.find(({ to }) => to.includes(email))?.text.replaceAll('=\n', '')
    const [, found] = /new-password#([\w-]{43})/.exec(text ?? '') ?? []
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    throw new Error('no link came by mail')
  }, 60)
  const password = canaries.one(kind)
  const { status } = await nobody.send('POST', '/password/choose', { body: { token: word, password } })
  if (status !== 200) throw new Error(`the new password was answered with ${status}`)
  await nobody.send('POST', '/session', { body: { email, password } })
}

/** A token is said to end the day after tomorrow: within a minute that is warned of. */
export async function warned(ada: Client, { warnings }: Outside): Promise<void> {
  const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
  await ada.get('connections.typeExpiry', { name: 'staging', expiresAt: day })
  await patiently(async () => {
    if (warnings.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    throw new Error('no warning came')
  }, 240)
}
