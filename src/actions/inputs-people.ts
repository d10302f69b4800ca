/** What the actions about people and API keys take. */
import { z } from 'zod'
import { rangeOf } from '../host/index.ts'
import { NAME } from './inputs.ts'
import { PERSON } from './shapes/people.ts'

const ID = z.guid('An id is 32 hexadecimal digits in five groups, as the lists show it.').toLowerCase()
const ROLE = PERSON.shape.role

export const INVITE = z.object({ email: z.email('Give an e-mail address.').max(300).toLowerCase(), role: ROLE })
export const JOIN = z.object({
  token: z.string().min(20, 'The link is not whole.').max(200),
  name: z.string().trim().min(1, 'Say your name.').max(200),
  password: z.string().min(1, 'Choose a password.').max(1_000),
})
export const BY_PERSON = z.object({ id: ID })
export const CHANGE_ROLE = z.object({ id: ID, role: ROLE })

const LONGEST_DAYS = 365

export const CREATE_KEY = z.object({
  name: z.string().trim().min(1, 'Say what the key is for.').max(100),
  /** All that this role may, but what asks a person for proof of who they are. */
  role: ROLE.default('viewer'),
  /** What it may ask for beyond that, by name. */
  actions: z.array(z.string().max(100)).max(200).default([]),
  connections: z
    .array(NAME)
    .min(1, 'Name at least one connection, or leave them out for all.')
    .nullable()
    .default(null),
  /** From where alone it is taken. */
  addresses: z
    .array(
      z
        .string()
        .trim()
        .max(50)
        .refine(
          (text) => rangeOf(text) !== undefined,
          'Give an address such as 203.0.113.7, or a range such as 203.0.113.0/24.',
        ),
    )
    .min(1, 'Name at least one address, or leave them out for anywhere.')
    .max(50)
    .nullable()
    .default(null),
  days: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1)
    .max(LONGEST_DAYS, `A key lives ${LONGEST_DAYS} days at most.`)
    .default(90),
})
export const LIST_KEYS = z.object({
  /** Everybody's, which needs the role administrator. */
  everyone: z.enum(['true', 'false']).default('false'),
})
export const BY_KEY = z.object({
  id: z.string().regex(/^[0-9a-f]{12}$/, 'A key’s id has 12 letters and digits, as the lists show it.'),
})
