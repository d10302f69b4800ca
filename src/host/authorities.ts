/** Certificate authorities that a connection brings: judged before they are kept, and told by name and end. */
import { X509Certificate } from 'node:crypto'
import { Fault, type Instant } from '../base/index.ts'

export interface Authority {
  /** As its certificate names it: `CN=Acme Root, O=Acme`. */
  readonly subject: string
  readonly expiresAt: Instant
}

/** A chain has few; a whole system's list does not belong here. */
const MOST = 20
const BLOCK = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g

/** Throws unless each is the certificate of an authority that is valid now, or was at some time. */
export function readAuthorities(pem: string, now: Instant | 'whenever'): Authority[] {
  const rest = pem.replace(BLOCK, '')
  const blocks = pem.match(BLOCK) ?? []
  if (/PRIVATE KEY/.test(pem))
    throw wrong('There is a private key in it, which belongs to nobody else.', 'Paste the certificate alone.')
  if (blocks.length === 0 || /-----BEGIN/.test(rest))
    throw wrong('This is no certificate.', 'Paste it as text that begins with -----BEGIN CERTIFICATE-----.')
  if (blocks.length > MOST)
    throw wrong(`These are ${blocks.length} certificates; ${MOST} are taken.`, 'Paste only what signs this site’s.')
  return blocks.map((block) => authority(block, now))
}

function authority(block: string, now: Instant | 'whenever'): Authority {
  const certificate = parsed(block)
  const subject = certificate.subject.split('\n').reverse().join(', ').slice(0, 300)
  const [from, until] = [Date.parse(certificate.validFrom), Date.parse(certificate.validTo)]
  if (!certificate.ca)
    throw wrong(
      `${subject} is no certificate authority: it may sign nothing.`,
      'Paste the certificate of the authority that signed the site’s, not the site’s own.',
    )
  if (now === 'whenever') return { subject, expiresAt: until }
  if (until <= now) throw wrong(`${subject} ended on ${day(until)}.`, 'Paste the one that followed it.')
  if (from > now) throw wrong(`${subject} begins only on ${day(from)}.`, 'Paste the one that is valid now.')
  return { subject, expiresAt: until }
}

function parsed(block: string): X509Certificate {
  try {
    return new X509Certificate(block)
  } catch {
    throw wrong('One of the certificates cannot be read.', 'Copy it anew, whole.')
  }
}

const day = (at: Instant): string => new Date(at).toISOString().slice(0, 10)
const wrong = (says: string, remedy: string): Fault =>
  new Fault('input.invalid', says, { about: 'authorities', remedy })
