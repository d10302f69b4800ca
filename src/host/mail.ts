/** One mail through the operator's server: its addresses are judged as every other's, and what it says is never passed on. */
import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { connect, isIP, type Socket } from 'node:net'
import { Fault, type Secret } from '../base/index.ts'
import { CIPHERS } from './connect.ts'
import { type EgressPolicy, egressPolicy } from './egress.ts'
import { isNear } from './near.ts'

export interface MailSettings {
  /** `smtps://user:password@mail.example.com` or `smtp://…:587`, which must then offer TLS, unless it is this machine and asks no password. */
  readonly smtpUrl: Secret | undefined
  readonly smtpFrom: string | undefined
}

export interface Mail {
  /** The same for every try, so that a second one is known. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Milliseconds. */
const LONGEST = 20_000
const ONE_ADDRESS = /^[^\s<>()[\],;:"\\@]+@[^\s<>()[\],;:"\\@]+$/
const PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 }

export async function sendMail({ smtpUrl, smtpFrom }: MailSettings, { id, to, subject, text }: Mail): Promise<void> {
  if (smtpUrl === undefined || smtpFrom === undefined)
    throw new Fault('setup.missing', 'No mail server is set.', { remedy: 'Set FAIRLEAD_SMTP_URL and _FROM.' })
  // A provider's word for somebody's address may be anything, and a list would be several people's.
  if (!ONE_ADDRESS.test(to)) throw new Fault('input.invalid', 'This is no e-mail address.', { about: 'to' })
  const url = new URL(smtpUrl.reveal())
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = Number(url.port || PORTS[url.protocol])
  const socket = await reach(host, port, `${url.protocol}//${url.hostname}:${port}`)
  const isNamed = url.username !== ''
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    ...{ connection: socket, host, port, secure: url.protocol === 'smtps:', requireTLS: isNamed || !isNear(host) },
    ...{ tls: { minVersion: 'TLSv1.2' as const, ciphers: CIPHERS, rejectUnauthorized: true }, name: 'fairlead' },
    ...{ greetingTimeout: LONGEST, socketTimeout: LONGEST, disableFileAccess: true, disableUrlAccess: true },
    ...(isNamed ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}),
  })
  try {
    await transport.sendMail({ from: smtpFrom, to, subject, text, messageId: `<${id}@fairlead>` })
  } catch (error) {
    throw refused(host, error)
  } finally {
    transport.close()
    socket.destroy()
  }
}

/** The operator named this very server, so a private network is open to it; what no setting opens stays closed. */
async function reach(host: string, port: number, origin: string): Promise<Socket> {
  const policy = egressPolicy({ allowOrigins: [origin] })
  const addresses = isIP(host) === 0 ? await resolved(host) : [host]
  for (const address of addresses) refuseAddress(policy, origin, address)
  let trouble: unknown
  for (const address of addresses) {
    // By its address: the name is not looked up a second time.
    const socket = connect({ host: address, port, timeout: LONGEST })
    socket.once('timeout', () => socket.destroy(new Error('timeout')))
    try {
      await once(socket, 'connect')
      refuseAddress(policy, origin, socket.remoteAddress ?? '')
      return socket
    } catch (error) {
      socket.destroy()
      if (error instanceof Fault) throw error
      trouble = error
    }
  }
  throw new Fault('connection.refused', `The mail server ${host} cannot be reached.`, { cause: trouble })
}

async function resolved(host: string): Promise<string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address)
  } catch (cause) {
    throw new Fault('connection.refused', `The name of the mail server ${host} was not found.`, { cause })
  }
}

function refuseAddress(policy: EgressPolicy, origin: string, address: string): void {
  const why = policy.refusesAddress(origin, address)
  if (why !== undefined) throw new Fault('connection.refused', why)
}

const WHY: Readonly<Record<string, string>> = {
  EAUTH: 'refused the user or the password',
  ETLS: 'offers no encryption that Fairlead accepts',
  EENVELOPE: 'refused the sender or the recipient',
  EMESSAGE: 'refused the message',
}

function refused(host: string, error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return new Fault('connection.refused', `The mail server ${host} ${WHY[code] ?? 'did not take the message'}.`, {
    remedy: 'Look at FAIRLEAD_SMTP_URL and FAIRLEAD_SMTP_FROM.',
  })
}
