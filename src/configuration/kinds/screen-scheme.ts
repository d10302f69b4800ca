/** Screen schemes: which screen creates, edits and shows an issue. */
import { z } from 'zod'
import type { Query } from '../../base/index.ts'
import { fits, type Jira } from '../../jira/index.ts'
import { CANNOT, defineKind, type Found } from '../kind.ts'
import { changed, isEmpty } from './api.ts'
import { byForm, called } from './clicks.ts'
import { blocks, type Finding, tooLong } from './findings.ts'

type Operation = 'default' | 'create' | 'edit' | 'view'
/** Null: the default screen serves. */
type Scheme = {
  readonly name: string
  readonly description: string
  readonly screens: Readonly<Record<Operation, string | null>>
}

const PATH = '/rest/api/3/screenscheme'
const OPERATIONS: readonly Operation[] = ['default', 'create', 'edit', 'view']
const SCREEN = z.number().nullish()
const WIRE = z.looseObject({
  id: z.number(),
  name: z.string(),
  description: z.string().nullish(),
  screens: z.looseObject({ default: SCREEN, create: SCREEN, edit: SCREEN, view: SCREEN }),
})

export const screenScheme = defineKind<Scheme>({
  name: 'screen-scheme',
  label: 'Screen scheme',
  plural: 'Screen schemes',
  version: 1,
  references: OPERATIONS.map((operation) => ({ at: `screens.${operation}`, kind: 'screen' })),
  nameOf: (value) => value.name,
  claims: (value) => [value.name.toLowerCase()],
  check: checkScheme,
  read: (jira, which) =>
    readSchemes(jira, which === 'all' ? {} : 'id' in which ? { id: which.id } : { queryString: which.name }),
  some: (jira, id) => readSchemes(jira, { id }),
  async create(jira, { name, description, screens }) {
    const made = await jira.send('POST', PATH, { name, description, screens: numbered(screens) })
    return String(fits(z.looseObject({ id: z.number() }), made, PATH, jira.site).id)
  },
  async update(jira, id, wanted, now) {
    const screens = changed(wanted.screens, now.screens, OPERATIONS)
    const body = { ...changed(wanted, now, ['name', 'description']), ...(isEmpty(screens) ? {} : { screens }) }
    if (!isEmpty(body)) await jira.send('PUT', `${PATH}/${id}`, body)
  },
  async remove(jira, id) {
    await jira.send('DELETE', `${PATH}/${id}`)
  },
  byHand: byForm({
    place: 'Screen schemes',
    add: 'Add screen scheme',
    name: ({ name }) => name,
    entries: ({ name, description, screens }) => [
      ['Name', name],
      ['Description', description],
      ['Default screen', screens.default === null ? 'Default Screen' : called(screens.default)],
    ],
    further: associations,
  }),
  signal: { by: 'none', why: 'Its list tells it whole.' },
  can: {
    cloud: {
      read: ['getScreenSchemes'],
      create: ['createScreenScheme'],
      update: ['updateScreenScheme'],
      delete: ['deleteScreenScheme'],
      undo: true,
    },
    dataCenter: CANNOT,
  },
  notCovered: { issueTypeScreenSchemes: 'Where a scheme is used is told by issue type screen schemes.' },
})

/** A create takes numbers, an update text (operations createScreenScheme, updateScreenScheme). */
function numbered(screens: Scheme['screens']): Record<string, number> {
  return Object.fromEntries(
    OPERATIONS.flatMap((operation) => (screens[operation] === null ? [] : [[operation, Number(screens[operation])]])),
  )
}

async function readSchemes(jira: Jira, filter: Query): Promise<Found<Scheme>[]> {
  const rows = await jira.all(WIRE, PATH, filter)
  return rows.map(({ id, name, description, screens }) => {
    const at = (operation: Operation) => (screens[operation] == null ? null : String(screens[operation]))
    return {
      id: String(id),
      value: {
        name,
        description: description ?? '',
        screens: { default: at('default'), create: at('create'), edit: at('edit'), view: at('view') },
      },
    }
  })
}

function checkScheme({ name, description, screens }: Scheme): Finding[] {
  const found = tooLong([name, description])
  return screens.default !== null
    ? found
    : [
        ...found,
        blocks(
          'no-default-screen',
          'It has no default screen, and Jira does not take it without.',
          'Name a screen of the target for it, or leave the scheme out.',
        ),
      ]
}

const SHOWN = { create: 'Create issue', edit: 'Edit issue', view: 'View issue' } as const

function associations({ name, screens }: Scheme, before: Scheme | null): string[] {
  const clicks = (['create', 'edit', 'view'] as const).flatMap((operation): string[] => {
    const [screen, was] = [screens[operation], before?.screens[operation] ?? null]
    if (screen === was) return []
    if (screen === null) return [`Delete the association of ${SHOWN[operation]}.`]
    return [`Associate the issue operation ${SHOWN[operation]} with the screen ${called(screen)}.`]
  })
  return clicks.length === 0 ? [] : [`Choose Configure beside “${name}”.`, ...clicks]
}
