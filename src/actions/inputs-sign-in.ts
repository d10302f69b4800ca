/** What is asked for by those who sign in. */
import { z } from 'zod'

export const PERSON_ID = z.guid('Give the id of a person.').toLowerCase()
export const SESSION_ID = z.guid('Give the id of a session.').toLowerCase()
