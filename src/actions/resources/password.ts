/** The password: changed by whoever knows it, chosen anew by a one-time link by whoever forgot it. */
import { z } from 'zod'
import { Fault, Secret } from '../../base/index.ts'
import { fitsPassword } from '../../host/index.ts'
import { changePassword, endSessionsOf } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { chooseNew, isShort, mailLink, mailsLinks, makeLink, sealNew, tellChanged } from '../flows/new-password.ts'
import { ownAccount } from '../flows/own-account.ts'
import { BY_PERSON } from '../inputs-people.ts'
import { CHANGE_PASSWORD, CHOOSE_PASSWORD, FORGOT_PASSWORD } from '../inputs-sign-in.ts'
import { PASSWORD_LINK } from '../shapes/index.ts'
import { iso } from './show-connection.ts'

const ANYONE = { method: 'POST', needs: 'anyone', audit: 'always', keys: 'never' } as const

export const changePasswordAction = defineAction({
  name: 'password.change',
  says: 'Change your password; all your other sessions end.',
  method: 'PUT',
  path: '/password',
  needs: 'viewer',
  audit: 'always',
  keys: 'never',
  perMinute: 10,
  secrets: ['current', 'password'],
  input: CHANGE_PASSWORD,
  output: z.object({ ended: z.number() }),
  async run(context, input) {
    const { person, password, session } = await ownAccount(context)
    if (password === null) throw new Fault('conflict', 'You sign in without a password here.')
    if (!(await fitsPassword(input.current, password.sealed)))
      throw new Fault('conflict', 'This is not your password.', { about: 'current' })
    const sealed = await sealNew(context, person, input.password)
    const ended = await context.db.transaction().execute(async (tx) => {
      await changePassword(tx, person.id, sealed, isShort(input.password))
      return endSessionsOf(tx, person.id, session.id)
    })
    void tellChanged(context, person)
    return { ended }
  },
})

export const forgotPasswordAction = defineAction({
  ...ANYONE,
  name: 'password.forgot',
  says: 'Have a link mailed by which a forgotten password is chosen anew; the answer is the same for every address.',
  path: '/password/forgot',
  perMinute: 10,
  secrets: ['email'],
  input: FORGOT_PASSWORD,
  output: z.object({}),
  async run(context, { email }) {
    if (!mailsLinks(context.settings))
      throw new Fault('conflict', 'This Fairlead sends no mail.', {
        remedy: 'Ask an owner for a link by which you choose a new password.',
      })
    void mailLink(context, email).catch((error: unknown) => context.log.error({ err: error }, 'internal'))
    return {}
  },
})

export const makePasswordLinkAction = defineAction({
  name: 'password.makeLink',
  says: 'Make a one-time link by which a person who forgot their password chooses a new one, within a day.',
  method: 'POST',
  path: '/people/{id}/password-link',
  needs: 'owner',
  audit: 'always',
  keys: 'never',
  proof: true,
  input: BY_PERSON,
  output: PASSWORD_LINK,
  async run(context, { id }) {
    const { link, expiresAt } = await makeLink(context, id)
    return { link, expiresAt: iso(expiresAt) }
  },
})

export const choosePasswordAction = defineAction({
  ...ANYONE,
  name: 'password.choose',
  says: 'Choose a new password by a one-time link; all sessions end, and second factors stay.',
  path: '/password/choose',
  perMinute: 10,
  secrets: ['token', 'password'],
  input: CHOOSE_PASSWORD,
  output: z.object({}),
  async run(context, { token, password }) {
    await chooseNew(context, new Secret(token), password)
    return {}
  },
})
