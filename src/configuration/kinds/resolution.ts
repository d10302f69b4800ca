/** Resolutions: only referred to, by workflow rules and filters. */
import { z } from 'zod'
import { defineKind, READ_ONLY } from '../kind.ts'

type Resolution = { name: string; description: string }

const WIRE = z.looseObject({ id: z.string(), name: z.string(), description: z.string().nullish() })

export const resolution = defineKind<Resolution>({
  name: 'resolution',
  label: 'Resolution',
  plural: 'Resolutions',
  version: 1,
  references: [],
  nameOf: (value) => value.name,
  async read(jira) {
    const rows =
      jira.deployment === 'cloud'
        ? await jira.all(WIRE, '/rest/api/3/resolution/search')
        : await jira.get(z.array(WIRE), '/rest/api/2/resolution')
    return rows.map(({ id, name, description }) => ({ id, value: { name, description: description ?? '' } }))
  },
  can: {
    cloud: { ...READ_ONLY, read: ['searchResolutions'] },
    dataCenter: { ...READ_ONLY, read: ['getResolutions'] },
  },
  notCovered: {
    default: 'Which resolution is the default concerns the whole site.',
    isDefault: 'Which resolution is the default concerns the whole site.',
    iconUrl: 'Jira no longer shows icons of resolutions.',
  },
})
