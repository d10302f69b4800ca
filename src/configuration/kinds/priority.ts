/** Priorities: name, colour and one of Jira's own icons. */
import { z } from 'zod'
import { fits, type Jira } from '../../jira/index.ts'
import { CANNOT, defineKind, type Found, type Which } from '../kind.ts'
import { changed, isEmpty } from './api.ts'
import { byForm } from './clicks.ts'
import { tooLong } from './findings.ts'

/** `icon` is the file name of a built-in icon without its ending; left out where the picture is the site's own. */
type Priority = { name: string; description: string; statusColor: string; icon?: string }

const PATH = '/rest/api/3/priority'
const WIRE = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  statusColor: z.string(),
  iconUrl: z.string().nullish(),
})
const ICON =
  /\/images\/icons\/priorities\/((?:blocker|critical|high|highest|low|lowest|major|medium|minor|trivial)(?:_new)?)\.(?:png|svg)$/
/** Jira makes no priority without an icon. */
const NEW_ICON = 'medium'

export const priority = defineKind<Priority>({
  name: 'priority',
  label: 'Priority',
  plural: 'Priorities',
  version: 1,
  siteWide: true,
  references: [],
  nameOf: (value) => value.name,
  claims: (value) => [value.name.toLowerCase()],
  check: ({ name, description }) => [...tooLong([name], 'Its name', 60), ...tooLong([description], 'Its description')],
  merge: withIcon,
  lasting: (wanted, now) =>
    now !== undefined && now.icon === undefined && wanted.icon !== undefined
      ? ['Its picture, which is this site’s own, gives way to one of Jira’s.']
      : [],
  stays: withIcon,
  born: (wanted) => ({ icon: NEW_ICON, ...wanted }),
  read: (jira, which) => (jira.deployment === 'cloud' ? readCloud(jira, which) : readDataCenter(jira)),
  async create(jira, { icon = NEW_ICON, ...value }) {
    const made = await jira.send('POST', PATH, { ...value, iconUrl: pathOf(icon) })
    return fits(z.looseObject({ id: z.string() }), made, PATH, jira.site).id
  },
  async update(jira, id, wanted, now) {
    const icon = wanted.icon !== undefined && wanted.icon !== now.icon ? { iconUrl: pathOf(wanted.icon) } : {}
    const body = { ...changed(wanted, now, ['name', 'description', 'statusColor']), ...icon }
    if (!isEmpty(body)) await jira.send('PUT', `${PATH}/${id}`, body)
  },
  async remove(jira, id) {
    await jira.send('DELETE', `${PATH}/${id}`)
  },
  byHand: byForm({
    place: 'Priorities',
    add: 'Add priority',
    name: ({ name }) => name,
    entries: ({ name, description, statusColor, icon }) => [
      ['Name', name],
      ['Description', description],
      ['Icon URL', icon === undefined ? '' : pathOf(icon)],
      ['Priority color', statusColor],
    ],
  }),
  issues: (id) => `priority = ${id}`,
  signal: { by: 'none', why: 'Its list tells it whole.' },
  can: {
    cloud: {
      read: ['searchPriorities'],
      create: ['createPriority'],
      update: ['updatePriority'],
      delete: ['deletePriority'],
      undo: true,
    },
    dataCenter: { ...CANNOT, read: ['getPriorities'] },
  },
  notCovered: {
    avatarId: 'Pictures that are a site’s own are not carried.',
    isDefault: 'Which priority is the default concerns the whole site, or a priority scheme.',
    schemes: 'Priority schemes are not carried.',
    order:
      'The place among the other priorities concerns the whole site: a deployment must not reorder what it did not bring.',
  },
})

/** A picture that is a site's own has no name elsewhere. */
function withIcon(wanted: Priority, now: Priority): Priority {
  return now.icon === undefined ? wanted : { icon: now.icon, ...wanted }
}

const pathOf = (icon: string): string => `/images/icons/priorities/${icon}.png`

function sixDigits(colour: string): string {
  const short = /^#(.)(.)(.)$/.exec(colour)
  return (
    short
      ? `#${short
          .slice(1)
          .map((digit) => digit + digit)
          .join('')}`
      : colour
  ).toLowerCase()
}

async function readCloud(jira: Jira, which: Which): Promise<Found<Priority>[]> {
  const filter = which === 'all' ? {} : 'id' in which ? { id: which.id } : { priorityName: which.name }
  return (await jira.all(WIRE, `${PATH}/search`, filter)).map(shown)
}

async function readDataCenter(jira: Jira): Promise<Found<Priority>[]> {
  return (await jira.get(z.array(WIRE), '/rest/api/2/priority')).map(shown)
}

function shown({ id, name, description, statusColor, iconUrl }: z.infer<typeof WIRE>): Found<Priority> {
  const icon = ICON.exec(iconUrl ?? '')?.[1]
  const value = { name, description: description ?? '', statusColor: sixDigits(statusColor) }
  return { id, value: icon === undefined ? value : { ...value, icon } }
}
