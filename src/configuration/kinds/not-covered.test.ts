/** Every property that Jira sends is compared, or listed as not covered: each is changed in its answers, and either what the kind reads changes, or its list says why not. */
import { describe, expect, test } from 'vitest'
import { visit } from '../../../test/sites.ts'
import { virtualWorld } from '../../../test/world.ts'
import {
  canonical,
  type Fetch,
  type HttpRequest,
  type HttpResponse,
  isArray,
  isObject,
  type Json,
  Secret,
} from '../../base/index.ts'
import { localBreaker, localBudget, openJira } from '../../jira/index.ts'
import { accountsOf, type SiteKind } from '../../simulator/index.ts'
import type { Kind } from '../kind.ts'
import { KINDS } from './index.ts'

/** How lists come in parts, what more could be asked, and addresses: of the answer, not of an object. */
const ENVELOPE: ReadonlySet<string> = new Set([
  ...['startAt', 'maxResults', 'total', 'isLast', 'nextPage', 'nextPageToken', 'self', 'expand', 'header', 'size'],
])

/** Members that hold another object: it is read where it belongs, and here only which one it is is compared. */
const OTHERS: ReadonlySet<string> = new Set([
  ...['lead', 'owner', 'user', 'group', 'role', 'project', 'actorUser', 'actorGroup', 'issueType', 'workflow'],
  ...['issueTypeScheme', 'issueTypeScreenScheme', 'workflowScheme', 'defaultWorkflow', 'defaultIssueType'],
])

const ACTOR = 'Who fills a role is told by the account or group in it; this names the same for people.'
const GRANT = 'Jira gives each grant a new id whenever a scheme is written.'
const RULE = 'Jira gives each rule a new id whenever a workflow is written.'
const LISTED = 'The list is asked only for what there is: each one tells it again when it is read whole.'
const SEARCHED = 'The list that was searched tells it, and this is the same again.'
const PEOPLE = 'People are read for themselves; here only which accounts there are counts.'

/** Kind → beginning of a place → why what sits there says nothing of the kind's objects that is not compared already. */
const AGAIN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  project: {
    ...{ key: SEARCHED, name: SEARCHED, projectTypeKey: SEARCHED, description: SEARCHED, url: SEARCHED },
    ...{ 'actors[].': ACTOR, '[].actors[].': ACTOR, '[].projectTypeKey': LISTED, '[].description': SEARCHED },
    ...{ '[].emailAddress': PEOPLE, '[].displayName': PEOPLE, '[].active': PEOPLE, '[].timeZone': PEOPLE },
    'schemes[].': 'Issue type schemes are read for themselves; here only which there are counts.',
  },
  'project-role': {
    '[].actors[].': ACTOR,
    ...{ '[].emailAddress': PEOPLE, '[].displayName': PEOPLE, '[].active': PEOPLE, '[].timeZone': PEOPLE },
    ...{ '[].avatarUrls': PEOPLE, '[].deleted': PEOPLE },
  },
  workflow: {
    'values[].': LISTED,
    'statuses[].': 'Statuses are read for themselves; here they stand for what workflows name.',
    ...Object.fromEntries(
      ['conditions.conditions[]', 'conditions.conditionGroups[].conditions[]', 'transitionScreen', 'validators[]']
        .concat(...['actions[]', 'triggers[]'])
        .map((rule) => [`workflows[].transitions[].${rule}.id`, RULE]),
    ),
  },
  'workflow-scheme': { 'values[].': LISTED },
  'permission-scheme': {
    'permissionSchemes[].permissions[].id': GRANT,
    'permissionSchemes[].permissions[].holder.parameter': 'The holder’s name; who it is is told by its value.',
  },
  'issue-type-scheme': { 'schemes[].issueTypes[].': 'Issue types are read for themselves.' },
  status: { '[].statusCategory.': 'Jira fixes what a category is called and coloured; which one it is, its key says.' },
  'custom-field': {
    'values[].type': 'A type in the reader’s language; the other list tells its key.',
    '[].': 'The list of all fields is asked for the types of custom ones alone.',
  },
  user: { '[].deleted': 'Whoever is deleted is not active.' },
}

type Heard = Map<string, HttpResponse>
const keyOf = ({ method, url, body }: HttpRequest): string => `${method} ${url} ${body ?? ''}`

/** What the kind reads, given such answers; why not, where it does not take them. */
async function read(kind: Kind, site: SiteKind, fetch: Fetch): Promise<string> {
  const world = virtualWorld(1, fetch)
  const method = site === 'cloud' ? ('api-token' as const) : ('personal-access-token' as const)
  const email = site === 'cloud' ? ADMIN[site].email : null
  const credential = { id: 'c', method, email, secret: new Secret(ADMIN[site].token) }
  const [budget, breaker] = [localBudget(world.now), localBreaker()]
  const line = { world, address: VISITED[site].site.base, site, credential, budget, breaker, deadline: 1_000 }
  try {
    return canonical((await kind.read(openJira(line, site), 'all')) as unknown as Json)
  } catch (error) {
    return String(error)
  }
}

const VISITED = { cloud: visit('acme', 'cloud'), dataCenter: visit('acme', 'dataCenter') }
const ADMIN = { cloud: adminOf('cloud'), dataCenter: adminOf('dataCenter') }
function adminOf(site: SiteKind) {
  const admin = accountsOf(VISITED[site].site).find(({ role }) => role === 'admin')
  if (!admin) throw new Error('the story has no administrator')
  return admin
}

/** Where text, numbers and flags sit in an answer: `values[].schema.type`. */
function placesIn(value: Json | undefined, path = ''): string[] {
  if (isArray(value)) return value.flatMap((one) => placesIn(one, `${path}[]`))
  if (isObject(value))
    return Object.entries(value).flatMap(([name, one]) => placesIn(one, path === '' ? name : `${path}.${name}`))
  return [path]
}

/** The same answer with whatever sits at one place made another. */
function changed(value: Json | undefined, place: string, path = ''): Json {
  if (isArray(value)) return value.map((one) => changed(one, place, `${path}[]`))
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, changed(one, place, path === '' ? name : `${path}.${name}`)]),
    )
  if (path !== place) return value ?? null
  return typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : `${value ?? ''}x`
}

const namesIn = (place: string): string[] =>
  place
    .replaceAll('[]', '')
    .split('.')
    .filter((name) => name !== '')

/** Listed by its name, by its place, or with what it is a part of. */
function isListed({ name, notCovered }: Kind, place: string): boolean {
  if (Object.keys(AGAIN[name] ?? {}).some((beginning) => place.startsWith(beginning))) return true
  const names = namesIn(place)
  if (names.some((one, at) => ENVELOPE.has(one) || (at < names.length - 1 && OTHERS.has(one)))) return true
  return names.some((_, from) => names.some((__, to) => names.slice(from, to + 1).join('.') in notCovered))
}

async function unnoticed(kind: Kind, site: SiteKind): Promise<string[]> {
  const heard: Heard = new Map()
  const whole = await read(kind, site, async (request) => {
    const answer = await VISITED[site].simulator.fetch(request)
    heard.set(keyOf(request), answer)
    return answer
  })
  const bodies = new Map([...heard].map(([key, { body }]) => [key, JSON.parse(body) as Json]))
  const places = new Set([...bodies.values()].flatMap((body) => placesIn(body)))
  const silent: string[] = []
  for (const place of places) {
    const now = await read(kind, site, async (request) => {
      const [answer, body] = [heard.get(keyOf(request)), bodies.get(keyOf(request))]
      if (!answer || body === undefined) return { status: 404, headers: {}, body: '{}' }
      return { ...answer, body: JSON.stringify(changed(body, place)) }
    })
    if (now === whole && !isListed(kind, place)) silent.push(place)
  }
  return silent
}

describe.each(['cloud', 'dataCenter'] as const)('what %s sends', (site) => {
  test.each(KINDS.filter(({ can }) => can[site].read !== null).map((kind) => [kind.name, kind] as const))(
    'of %s is compared, or listed as not covered',
    async (_, kind) => {
      expect(await unnoticed(kind, site)).toEqual([])
    },
  )
})
