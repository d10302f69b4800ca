/** By the machine's clock: the product and the simulator as processes of their own, through real sockets. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { AS_STARTED, STARTED_WITH } from '../as-started.ts'
import { simulateSites } from '../simulated.ts'
import type { Stage } from './stage.ts'
import type { Cost } from './work.ts'

const NAME = 'large'
/** Before each task, so that no limit is used up by the one before. */
const REST = 2_000

export async function realStage(size: number): Promise<Stage> {
  const sites = await simulateSites({ [NAME]: `scale:of:${size}` })
  const child = fork(`${import.meta.dirname}/work.ts`, [JSON.stringify(sites.site(NAME))], {
    execArgv: ['--expose-gc', ...AS_STARTED],
    env: { ...process.env, ...STARTED_WITH },
  })
  const ended = once(child, 'exit')
  await told(child, ended)
  return {
    state: () => sites.state(NAME),
    ask: (...asked) => sites.ask(NAME, ...asked),
    async carryOut(task, { latency, limits }) {
      await sites.requests()
      if (limits) await sleep(REST)
      await sites.limit(limits)
      await sites.delay(latency)
      const before = await sites.cpu()
      child.send(task)
      const cost = (await told(child, ended)) as Cost
      const cpuOfSite = (await sites.cpu()) - before
      await sites.delay(0)
      await sites.limit(false)
      return { ...cost, cpuOfSite, asked: await sites.requests() }
    },
    async [Symbol.asyncDispose]() {
      if (child.connected) child.disconnect()
      await ended
      await sites[Symbol.asyncDispose]()
    },
  }
}

/** It ends early only when something went wrong, which it has said by then. */
async function told(child: ChildProcess, ended: Promise<unknown[]>): Promise<unknown> {
  const [said] = await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => Promise.reject(new Error(`the work ended with ${code}`))),
  ])
  return said
}
