/** What the product knows of itself: the overview, the kinds, the version. */
import { z } from 'zod'
import { KINDS } from '../../configuration/index.ts'
import { defineAction } from '../action.ts'
import { ABOUT, KIND_VIEW, OVERVIEW } from '../shapes/index.ts'
import { VERSION } from '../version.ts'
import { showOverview } from './show-overview.ts'

const READS = { method: 'GET', audit: 'never' } as const

export const aboutAction = defineAction({
  ...READS,
  name: 'about.get',
  says: 'Version and kind of installation.',
  path: '/about',
  needs: 'anyone',
  input: z.object({}),
  output: ABOUT,
  run: async ({ ownDatabase, simulated }) => ({
    version: VERSION,
    database: ownDatabase ? ('server' as const) : ('local' as const),
    simulated: [...simulated],
  }),
})

export const overviewAction = defineAction({
  ...READS,
  name: 'overview.get',
  says: 'What moved, what waits, what is connected.',
  path: '/overview',
  needs: 'viewer',
  input: z.object({}),
  output: OVERVIEW,
  run: (context) => showOverview(context),
})

export const kindsAction = defineAction({
  ...READS,
  name: 'kinds.list',
  says: 'The capability matrix: what can be done with each kind of configuration, on Cloud and on Data Center.',
  path: '/kinds',
  needs: 'anyone',
  input: z.object({}),
  output: z.object({ kinds: z.array(KIND_VIEW) }),
  run: async () => ({
    kinds: KINDS.map(({ name, label, can }) => {
      const operations = ({ read, create, update, delete: remove, undo }: (typeof can)['cloud']) => ({
        read: read !== null,
        create: create !== null,
        update: update !== null,
        delete: remove !== null,
        undo,
      })
      return { kind: name, label, cloud: operations(can.cloud), dataCenter: operations(can.dataCenter) }
    }),
  }),
})
