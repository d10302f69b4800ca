/** Jira changes one workflow configuration at a time and refuses all others meanwhile: here a change waits its turn. */
import { equal, isFault, type Json } from '../../base/index.ts'
import type { Jira } from '../../jira/index.ts'

const FIRST_WAIT = 1_000
const LONGEST_WAIT = 5_000
const MOST_TRIES = 120

/** A conflict with an unchanged version is Jira's lock; with another version somebody else was faster, and the caller must look again. */
export async function inTurn<V extends Json, T>(
  jira: Jira,
  version: () => Promise<V>,
  send: (version: V) => Promise<T>,
): Promise<T> {
  const seen = await version()
  for (let tries = 1; ; tries++)
    try {
      return await send(seen)
    } catch (error) {
      if (!isFault(error, 'jira.conflict') || tries >= MOST_TRIES) throw error
      await jira.world.sleep(Math.min(LONGEST_WAIT, FIRST_WAIT * tries))
      if (!equal(await version(), seen)) throw error
    }
}

/** For changes that Jira's lock holds back but that carry no version. */
export const once = <T>(jira: Jira, send: () => Promise<T>): Promise<T> =>
  inTurn(
    jira,
    () => Promise.resolve(null),
    () => send(),
  )

/** What Jira wants to be told may change between its question and our answer, by another step: refused, it is asked again. */
export async function asAsked<T extends Json>(
  ask: () => Promise<T>,
  send: (told: T) => Promise<unknown>,
): Promise<void> {
  for (let told = await ask(), tries = 1; ; tries++)
    try {
      await send(told)
      return
    } catch (error) {
      const now = isFault(error, 'jira.refused') && tries < MOST_QUESTIONS ? await ask() : told
      if (equal(now, told)) throw error
      told = now
    }
}

const MOST_QUESTIONS = 5
