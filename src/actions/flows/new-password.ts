/** A forgotten password: a one-time link by mail or from an owner, by which its person chooses a new one. It signs nobody in, so no second factor is gone around. */
import { randomUUID } from 'node:crypto'
import { Fault, type Secret } from '../../base/index.ts'
import { homeOf, SHORTEST, sealChosen, sendMail } from '../../host/index.ts'
import {
  appendAudit,
  changePassword,
  createPasswordLink,
  endSessionsOf,
  findPassword,
  findPerson,
  hasNewPasswordLink,
  type Person,
  readPasswordLink,
  type Tx,
  takePasswordLink,
} from '../../store/index.ts'
import { actorText, type Context } from '../context.ts'
import { factorsOf, holdsFactor } from './factors.ts'

const MINUTE = 60_000
/** Milliseconds for which a link opens: one by mail, one that an owner hands over, and how soon another is mailed. */
const BY_MAIL = 30 * MINUTE
const BY_HAND = 24 * 60 * MINUTE
const AGAIN = 5 * MINUTE

type Ports = Pick<Context, 'db' | 'settings' | 'world' | 'log'>

/** Links are mailed only with the address that the operator gave: one that a browser names could be anybody's. */
export const mailsLinks = ({ smtpUrl, publicUrl }: Context['settings']): boolean =>
  smtpUrl !== undefined && publicUrl !== undefined

/** To whoever has the address and a password here; else nothing. Nobody who asked waits for it, so nobody learns which. */
export async function mailLink(ports: Ports, email: string): Promise<void> {
  const { db, settings, world } = ports
  const found = await findPassword(db, email)
  if (!found || isProviders(settings, found.person)) return
  const { person } = found
  const word = await db.transaction().execute(async (tx) => {
    if (await hasNewPasswordLink(tx, person.id, AGAIN)) return undefined
    await noted(tx, person.id, 'mailed')
    return createPasswordLink(tx, person.id, { createdBy: 'mail', expiresAt: world.now() + BY_MAIL })
  })
  if (word === undefined) return
  const says = `Somebody asked for a new password for your account in Fairlead. Choose it here within half an hour:`
  await tell(ports, person, 'A new password', [
    says,
    linkOf(settings, word),
    'The link works once. If it was not you who asked, leave it: nothing has changed.',
  ])
}

/** Gives the link's secret part, once. */
export async function makeLink({ db, settings, world, actor }: Context, id: string) {
  const found = await findPerson(db, id)
  if (!found) throw new Fault('not-found', 'There is no such person who may sign in.', { about: id })
  if (found.password === null || isProviders(settings, found.person))
    throw new Fault('conflict', `${found.person.name} signs in without a password here.`, { about: id })
  const expiresAt = world.now() + BY_HAND
  const createdBy = actorText(actor)
  const word = await db.transaction().execute((tx) => createPasswordLink(tx, id, { createdBy, expiresAt }))
  return { link: linkOf(settings, word), expiresAt }
}

/** The link is looked at before the password is sealed, which costs, and is used up with the password being changed. */
export async function chooseNew(ports: Ports & Pick<Context, 'vault'>, word: Secret, password: string): Promise<void> {
  const { db } = ports
  const id = await readPasswordLink(db, word)
  const found = await findPerson(db, id)
  if (!found) throw new Fault('not-found', 'This account is closed.', { remedy: 'Ask an owner of Fairlead.' })
  const sealed = await sealNew(ports, found.person, password)
  await db.transaction().execute(async (tx) => {
    await takePasswordLink(tx, word)
    await changePassword(tx, id, sealed, isShort(password))
    await endSessionsOf(tx, id)
    await noted(tx, id, 'done')
  })
  void tellChanged(ports, found.person)
}

/** Beside a second factor a shorter one does. */
export async function sealNew(
  ports: Pick<Context, 'db' | 'vault' | 'settings'>,
  person: Person,
  password: string,
): Promise<string> {
  const second = holdsFactor(await factorsOf(ports, person.id))
  return sealChosen(password, { ...person, second }, ports.settings.breachedPasswords)
}

export const isShort = (password: string): boolean => [...password].length < SHORTEST

/** Whoever did not do it must hear of it. */
export async function tellChanged(ports: Ports, person: Person): Promise<void> {
  if (ports.settings.smtpUrl === undefined) return
  await tell(ports, person, 'Your password was changed', [
    'The password of your account in Fairlead was changed just now, and your sessions ended.',
    'If that was not you, tell an owner of this Fairlead at once.',
  ])
}

/** Where a provider is the only way in, passwords are owners’ alone. */
const isProviders = ({ ssoOnly }: Context['settings'], { role }: Person): boolean => ssoOnly && role !== 'owner'

const linkOf = (settings: Context['settings'], word: Secret): string =>
  `${homeOf(settings)}/new-password#${word.reveal()}`

const noted = (tx: Tx, id: string, outcome: string): Promise<unknown> =>
  appendAudit(tx, { actor: `person:${id}`, action: 'password.link', about: `person:${id}`, outcome })

/** A link is never kept to be sent later: the database has only its hash. What cannot leave now is asked for again. */
async function tell({ settings, log }: Ports, { email }: Person, subject: string, parts: readonly string[]) {
  const mail = { id: randomUUID(), to: email, subject: `Fairlead: ${subject}`, text: parts.join('\n\n') }
  await sendMail(settings, mail).catch((error: unknown) => log.warn({ err: error }, 'mail about a password not sent'))
}
