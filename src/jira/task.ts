/** Jira's asynchronous work on Cloud: asked until it has ended; only its end tells whether the change was made. */
import { z } from 'zod'
import { canonical, Fault, type Json } from '../base/index.ts'
import type { Jira } from './client.ts'

const TASK = z.looseObject({ status: z.string(), message: z.string().nullish(), result: z.unknown().optional() })
const FIRST_LOOK = 500
const LONGEST_PAUSE = 5_000
const MOST_LOOKS = 360

export async function waitForTask(jira: Jira, path: string): Promise<Json | undefined> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const task = await jira.get(TASK, path)
    if (task.status === 'COMPLETE') return task.result as Json | undefined
    if (['FAILED', 'CANCELLED', 'DEAD'].includes(task.status))
      throw new Fault(
        'jira.refused',
        `${jira.site} gave up its task: ${task.message || canonical((task.result as Json) ?? null)}`,
        { about: jira.site, facts: { task: path } },
      )
    await jira.world.sleep(Math.min(LONGEST_PAUSE, FIRST_LOOK * 1.5 ** looks))
  }
  throw new Fault('jira.unknown', `${jira.site} has not ended its task ${path}.`, { about: jira.site })
}
