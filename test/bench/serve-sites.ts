/** The process that simulates the sites: on free ports of this machine, so that time and memory of a client are its own. */
import { setTimeout as sleep } from 'node:timers/promises'
import { hmac, type Served, serveFetch } from '../../src/host/index.ts'
import { accountsOf, Simulator, type StoryName } from '../../src/simulator/index.ts'

/** A site as it is told to whoever asks for it. */
export interface ToldSite {
  readonly name: string
  readonly url: string
  /** An administrator of Jira. */
  readonly email: string
  readonly token: string
}

/** As arguments: `source=acme`, all of them on Cloud; or `large=scale:100000:20` for so many issues in so many projects. */
const wanted = process.argv.slice(2).map((text) => {
  const [name = '', what = ''] = text.split('=')
  const [story, issues, projects] = what.split(':')
  const size = issues === undefined ? {} : { size: { issues: Number(issues), projects: Number(projects) } }
  return { name, story: story as StoryName, ...size }
})

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
  { now: Date.now, random: Math.random, sleep: (milliseconds) => sleep(milliseconds), hmac },
)
process.send?.(
  made.simulator.sites.map((site): ToldSite => {
    const account = accountsOf(site).find((one) => one.role === 'admin')
    return { name: site.name, url: site.base, email: account?.email ?? '', token: account?.token ?? '' }
  }),
)
process.once('disconnect', () => process.exit())
