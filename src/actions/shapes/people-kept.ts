/** People as those who look after them see them: who may sign in, who no longer, who was invited; and API keys. */
import { z } from 'zod'
import { PERSON } from './people.ts'
import { INSTANT } from './problem.ts'

export const KNOWN_PERSON = PERSON.extend({
  /** Null for whoever may sign in. */
  disabledAt: INSTANT.nullable(),
  /** Null where no session is open. */
  seenAt: INSTANT.nullable(),
})

export const INVITATION = z.object({
  id: z.string(),
  email: z.string(),
  role: PERSON.shape.role,
  /** As the audit names who invited. */
  by: z.string(),
  at: INSTANT,
  expiresAt: INSTANT,
})

export const PEOPLE = z.object({ people: z.array(KNOWN_PERSON), invitations: z.array(INVITATION) })

export const INVITED = z.object({
  invitation: INVITATION,
  /** Opens once, until it expires, and is told this once. */
  link: z.string(),
})

/** With whose address and role the account was made. */
export const JOINED = PERSON.pick({ name: true, email: true, role: true })

export const API_KEY = z.object({
  id: z.string(),
  name: z.string(),
  person: z.object({ id: z.string(), name: z.string() }),
  role: PERSON.shape.role,
  actions: z.array(z.string()),
  /** Names of the only connections it may touch; null is all. */
  connections: z.array(z.string()).nullable(),
  /** Addresses and ranges from which alone it is taken; null is anywhere. */
  addresses: z.array(z.string()).nullable(),
  createdAt: INSTANT,
  expiresAt: INSTANT,
  endedAt: INSTANT.nullable(),
  used: z.object({ at: INSTANT, from: z.string() }).nullable(),
})

export const API_KEYS = z.object({ keys: z.array(API_KEY) })

export const NEW_API_KEY = z.object({
  key: API_KEY,
  /** Told this once. */
  secret: z.string(),
})

export type KnownPersonView = z.output<typeof KNOWN_PERSON>
export type InvitationView = z.output<typeof INVITATION>
export type ApiKeyView = z.output<typeof API_KEY>
