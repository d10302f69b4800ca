/** The process that simulates the sites: on free ports of this machine, so that time and memory of a client are its own. */
import { setTimeout as sleep } from 'node:timers/promises'
import { hmac, type Served, serveFetch } from '../../src/host/index.ts'
import { projectsFor, Simulator, type StoryName } from '../../src/simulator/index.ts'
import { toldSite } from './told-site.ts'

/**
 * As arguments: `source=acme`, all of them on Cloud; or `large=scale:100000:20` for so many issues in so many projects,
 * `large=scale:of:6000` for so many objects of configuration.
 */
const wanted = process.argv.slice(2).map((text) => {
  const [name = '', what = ''] = text.split('=')
  const [story, issues, projects] = what.split(':')
  return { name, story: story as StoryName, ...sizeOf(issues, projects) }
})

function sizeOf(issues: string | undefined, many: string | undefined) {
  if (issues === undefined) return {}
  const isOf = issues === 'of'
  return { size: { issues: isOf ? 0 : Number(issues), projects: isOf ? projectsFor(Number(many)) : Number(many) } }
}

/** The stories are as they were an hour ago: nothing was changed a moment before somebody looks. */
const age = { ago: 3_600_000 }
const made: { simulator?: Simulator } = {}
const served: Served[] = []
for (const at of wanted.keys())
  served.push(
    await serveFetch(async (request) => {
      const site = made.simulator?.sites[at]
      if (!made.simulator || !site) throw new Error('asked before it is there')
      return made.simulator.answer(site, request)
    }),
  )
made.simulator = new Simulator(
  wanted.map((site, at) => ({ ...site, kind: 'cloud', origin: served[at]?.origin ?? '' })),
  { now: () => Date.now() - age.ago, random: Math.random, sleep: (milliseconds) => sleep(milliseconds), hmac },
)
age.ago = 0
process.send?.(made.simulator.sites.map(toldSite))
/** Its processor time, in seconds. */
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.((user + system) / 1e6)
})
process.once('disconnect', () => process.exit())
