/** Passkeys from question to answer: each question is kept here, bound to its purpose and person, and answered once. */
import { Fault, Secret } from '../../base/index.ts'
import {
  askPasskey,
  challengeIn,
  type NewPasskeyAnswer,
  type PasskeyAnswer,
  type PasskeyAsked,
  type PasskeyWanted,
  readNewPasskey,
  readPasskey,
  wantPasskey,
} from '../../host/index.ts'
import {
  addPasskey,
  type Db,
  findPasskey,
  keepChallenge,
  listPasskeys,
  noteSigned,
  takeChallenge,
} from '../../store/index.ts'

const ADD = 'passkey.add'
/** To sign in, or to prove oneself once more. */
const PROVE = 'passkey.prove'

interface Adding {
  readonly id: string
  readonly name: string
  readonly email: string
}

export async function beginPasskey(db: Db, origin: string, person: Adding): Promise<PasskeyWanted> {
  const challenge = await keepChallenge(db, { purpose: ADD, person: person.id, about: { origin } })
  return wantPasskey(origin, challenge, person, await listPasskeys(db, person.id))
}

export async function savePasskey(
  db: Db,
  origin: string,
  person: string,
  { name, answer }: { readonly name: string; readonly answer: NewPasskeyAnswer },
): Promise<void> {
  const challenge = await taken(db, ADD, answer)
  if (challenge.person !== person) throw tooLate()
  const made = await readNewPasskey(answer, origin, challenge.word)
  await addPasskey(db, { ...made, personId: person, name })
}

/** Of a person whose passkeys are known, or of whoever holds one. */
export async function askForPasskey(db: Db, origin: string, person: string | null): Promise<PasskeyAsked> {
  const challenge = await keepChallenge(db, { purpose: PROVE, person, about: { origin } })
  return askPasskey(origin, challenge, person === null ? [] : await listPasskeys(db, person))
}

/** Gives whose passkey answered. */
export async function provePasskey(db: Db, origin: string, answer: PasskeyAnswer): Promise<string> {
  const challenge = await taken(db, PROVE, answer)
  const known = await findPasskey(db, answer.id)
  if (!known || (challenge.person !== null && challenge.person !== known.personId)) throw unknown()
  const now = await readPasskey(answer, origin, challenge.word, known)
  if (!(await noteSigned(db, known, now))) throw unknown()
  return known.personId
}

async function taken(db: Db, purpose: string, answer: NewPasskeyAnswer | PasskeyAnswer) {
  const word = challengeIn(answer)
  const challenge = await takeChallenge(db, purpose, new Secret(word))
  if (!challenge) throw tooLate()
  return { ...challenge, word }
}

const tooLate = (): Fault => new Fault('conflict', 'This was answered before, or too late.', { remedy: 'Begin again.' })

const unknown = (): Fault =>
  new Fault('not-allowed', 'This passkey is not known here.', { remedy: 'Sign in another way.' })
