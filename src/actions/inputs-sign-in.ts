/** What is asked for by those who sign in. */
import { z } from 'zod'

export const PERSON_ID = z.guid('Give the id of a person.').toLowerCase()
export const SESSION_ID = z.guid('Give the id of a session.').toLowerCase()

export const CONFIRM_CODE = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{3} ?\d{3}$/, 'A code has six digits.')
    .transform((code) => code.replace(' ', '')),
})
const NEW_PASSWORD = z.string().min(1, 'Choose a password.').max(1_000, 'That is longer than Fairlead takes.')
export const CHANGE_PASSWORD = z.object({ current: z.string().max(1_000), password: NEW_PASSWORD })
export const FORGOT_PASSWORD = z.object({ email: z.string().trim().min(1, 'Give your e-mail address.').max(300) })
export const CHOOSE_PASSWORD = z.object({
  token: z.string().min(20, 'The link is not whole.').max(200),
  password: NEW_PASSWORD,
})

export const PASSKEY_ID = z.string().regex(/^[\w-]{1,1400}$/, 'Give the id of a passkey.')
export const PASSKEY_NAME = z.string().trim().min(1, 'Give it a name.').max(60, 'A shorter name, please.')

/** What a browser answers, judged by whoever knows WebAuthn; here only its form. */
const PART = z.string().max(20_000)
export const PASSKEY_ANSWER = z.looseObject({
  id: PART,
  rawId: PART,
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  response: z.looseObject({ clientDataJSON: PART }),
})
export const SAVE_PASSKEY = z.object({ name: PASSKEY_NAME, answer: PASSKEY_ANSWER })
