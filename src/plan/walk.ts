/** Which step when: each after what it waits for, several at once, and nothing after something that did not end well. */
import { type Entry, type Past, pastOf } from './journal.ts'
import type { Step } from './plan.ts'
import type { RunOptions } from './run.ts'

const WIDTH = 8

/** `atOnce`: how many steps the other side takes at once by now; asked whenever one may begin. */
export type WalkOptions = RunOptions & { readonly atOnce?: (() => number) | undefined }

/** Linear in steps and their references. The first thrown error stops the rest; what is under way is waited for. */
export async function walk<S extends Step>(
  steps: readonly S[],
  known: ReadonlyMap<string, Past>,
  options: WalkOptions,
  perform: (step: S) => Promise<void>,
  add: (entry: Entry) => Promise<void>,
): Promise<void> {
  const followers = followersOf(steps)
  const waiting = new Map(steps.map((step) => [step.id, step.after.filter((id) => endOf(known, id) !== 'done').length]))
  const ready = steps.filter((step) => endOf(known, step.id) === undefined && waiting.get(step.id) === 0)
  let failure: unknown
  const goesOn = (): boolean => failure === undefined && !(options.stop?.() ?? false)

  async function settle(step: S): Promise<void> {
    for (const follower of followers.get(step.id) ?? []) {
      if (endOf(known, follower.id) !== undefined) continue
      if (endOf(known, step.id) === 'done') {
        const left = (waiting.get(follower.id) ?? 0) - 1
        waiting.set(follower.id, left)
        if (left === 0) ready.push(follower)
      } else {
        await add({
          step: follower.id,
          at: options.world.now(),
          attempt: 0,
          what: 'skipped',
          why: `Waits for "${step.title}", which did not end well.`,
        })
        await settle(follower)
      }
    }
  }

  async function carryOut(step: S): Promise<void> {
    try {
      await perform(step)
      // A step that was left open holds back what waits for it, and nothing else.
      if (endOf(known, step.id) !== undefined) await settle(step)
    } catch (error) {
      failure ??= error
    }
  }

  for (const step of steps) if (isDead(endOf(known, step.id))) await settle(step)
  const width = (): number => options.width ?? options.atOnce?.() ?? WIDTH
  let [begun, under] = [0, 0]
  await new Promise<void>((end) => {
    const begin = (): void => {
      while (under < width() && begun < ready.length && goesOn()) {
        under += 1
        void carryOut(ready[begun++] as S).then(() => {
          under -= 1
          begin()
        })
      }
      if (under === 0) end()
    }
    begin()
  })
  if (failure !== undefined) throw failure
}

const endOf = (known: ReadonlyMap<string, Past>, id: string) => pastOf(known, id).end?.what
const isDead = (end: string | undefined): boolean => end !== undefined && end !== 'done'

function followersOf<S extends Step>(steps: readonly S[]): Map<string, S[]> {
  const followers = new Map<string, S[]>()
  for (const step of steps)
    for (const id of step.after) {
      const list = followers.get(id)
      if (list) list.push(step)
      else followers.set(id, [step])
    }
  return followers
}
