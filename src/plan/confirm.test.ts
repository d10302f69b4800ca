/** Steps that are a person's: the run leaves them open and goes on, and takes a person's word only where nobody can look. */
import { describe, expect, test } from 'vitest'
import { confirm } from './confirm.ts'
import { doneByHand, type Entry, pastOf, pasts, waitsForPerson } from './journal.ts'
import type { Step } from './plan.ts'
import { type Look, type RunResult, run } from './run.ts'

const step = (id: string, after: readonly string[] = []): Step => ({
  ...{ id, verb: 'create', about: `thing:${id}`, title: `Create ${id}`, after, data: null },
})
/** `hand` is a person's; `next` waits for it, `other` does not. */
const STEPS = [step('hand'), step('next', ['hand']), step('other')]
const SAID = { step: 'hand', by: 'person:ada', at: 7 }

/** What a person has done so far. */
interface Jira {
  says: string | null
}

const go = (entries: Entry[], jira: Jira): Promise<RunResult> =>
  run(
    { madeBy: { engine: 'test', kinds: {} }, problems: [], steps: STEPS },
    {
      look: async ({ id }, past): Promise<Look> => {
        if (id !== 'hand' || jira.says === null || past.confirmed !== null) return { state: 'as-wanted', result: null }
        return { state: 'by-hand', says: jira.says }
      },
      act: async () => {},
      missing: async () => ({ result: null, missing: [] }),
      learn: () => {},
    },
    { entries: async () => [...entries], add: async (entry) => void entries.push(entry) },
    { world: { now: () => 1, sleep: async () => {} }, inDoubt: 1 },
  )

describe('a step that is a person’s', () => {
  test('stays open and is noted once; what does not wait for it is done, what does is not', async () => {
    const entries: Entry[] = []
    const jira: Jira = { says: 'Make it.' }
    expect(await go(entries, jira)).toEqual({ finished: false, done: 1, failed: 0, waiting: 1 })
    await go(entries, jira)
    expect(entries.map(({ step, what }) => `${step} ${what}`)).toEqual(['hand waits', 'other done'])
    expect(waitsForPerson(pastOf(pasts(entries), 'hand'))).toBe(true)
  })

  test('done otherwise than wanted, it says what differs; done as wanted, the rest goes on', async () => {
    const entries: Entry[] = []
    const jira: Jira = { says: 'Make it.' }
    await go(entries, jira)
    jira.says = 'Its name differs.'
    await go(entries, jira)
    expect(entries.flatMap((entry) => (entry.what === 'waits' ? [entry.says] : []))).toEqual([
      'Make it.',
      'Its name differs.',
    ])
    jira.says = null
    expect(await go(entries, jira)).toEqual({ finished: true, done: 3, failed: 0 })
    expect(doneByHand(pastOf(pasts(entries), 'hand'))).toBe(true)
    expect(doneByHand(pastOf(pasts(entries), 'other'))).toBe(false)
  })

  test('a person’s word ends it where nobody can look, once, and while it waits', async () => {
    const entries: Entry[] = []
    const jira: Jira = { says: 'Make it.' }
    const word = () => confirm(STEPS, pasts(entries), SAID, ({ id }) => id === 'hand')
    expect(word).toThrow('does not wait')
    await go(entries, jira)
    expect(() => confirm(STEPS, pasts(entries), { ...SAID, step: 'other' }, ({ id }) => id === 'hand')).toThrow(
      'found done by looking',
    )
    expect(() => confirm(STEPS, pasts(entries), { ...SAID, step: 'none' }, () => true)).toThrow('no such step')
    entries.push(word())
    expect(entries.at(-1)).toMatchObject({ what: 'confirmed', by: 'person:ada', at: 7 })
    expect(await go(entries, jira)).toEqual({ finished: true, done: 3, failed: 0 })
    expect(word).toThrow('does not wait')
  })

  test('refused, it says about which step, and what to do instead', async () => {
    const entries: Entry[] = []
    const jira: Jira = { says: 'Make it.' }
    const refused = (step: string, isUnseen: boolean) => {
      try {
        return confirm(STEPS, pasts(entries), { ...SAID, step }, () => isUnseen)
      } catch (error) {
        return error
      }
    }
    expect(refused('none', true)).toMatchObject({ code: 'not-found', about: 'none' })
    expect(refused('hand', false)).toMatchObject({ about: 'hand', remedy: expect.stringContaining('looks again') })
    expect(refused('hand', true)).toMatchObject({ about: 'hand', remedy: expect.stringContaining('turn') })
    await go(entries, jira)
    expect(refused('other', true)).toMatchObject({ about: 'other', remedy: 'It has ended.' })
  })
})
