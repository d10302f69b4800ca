/** Fairlead's server is killed, both sides are edited, it starts again: each field is what its rule says, and no edit is lost. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Row } from '../comparer/state.ts'
import { ACME, type Mapping, statusUntil } from './aligned.ts'
import { FIELDS, formOf, type Said, saidHere, saidInJira } from './both-sides.ts'
import { Client } from './client.ts'
import { runCommand, type StartedServer, startServer } from './command.ts'
import { InJira } from './in-jira.ts'
import { layGround, PASSWORD, passTime } from './journey.ts'
import { changesBetween } from './site-changes.ts'
import { unhurried } from './sites.ts'

type Rule = Pick<Mapping['fields'][number], 'flow' | 'policy'>
/** Of all fields of a project's epics. */
const RULES: Readonly<Record<string, Rule>> = {
  PAR: { flow: 'both', policy: 'newest' },
  ROU: { flow: 'both', policy: 'jira' },
  WHM: { flow: 'both', policy: 'portfolio' },
  INT: { flow: 'both', policy: 'ask' },
  OPS: { flow: 'to-jira', policy: 'newest' },
}
const BASE = { name: 'Base', description: 'Base.', owner: '', start: '2027-01-01', due: '2027-06-01', labels: 'base' }
const JIRA: Said = {
  ...{ name: 'Said in Jira', description: 'Said in Jira.', stage: 'Under way', owner: 'Tomás Ferreira' },
  ...{ start: '2027-01-11', due: '2027-06-11', labels: 'base, in-jira' },
}
const HERE: Said = {
  ...{ name: 'Said here', description: 'Said here.', stage: 'Dropped', owner: 'Luc Moreau' },
  ...{ start: '2027-02-12', due: '2027-07-12', labels: 'base, here' },
}
/** The epics, and who wins; `early` is edited in Jira last, `late` here. Operations' epics are never cancelled. */
const EPICS = [
  { name: 'early', project: 'PAR', here: HERE, won: 'jira' },
  { name: 'jira', project: 'ROU', here: HERE, won: 'jira' },
  { name: 'portfolio', project: 'WHM', here: HERE, won: 'portfolio' },
  { name: 'ask', project: 'INT', here: HERE, won: null },
  { name: 'to-jira', project: 'OPS', here: { ...HERE, stage: 'Done' }, won: 'portfolio' },
  { name: 'late', project: 'PAR', here: HERE, won: 'portfolio' },
] as const
type Name = (typeof EPICS)[number]['name'] | 'from-jira'

describe.each(['cloud', 'dataCenter'] as const)('on %s', (kind) => {
  // Data Center in short: what decides is the same.
  const projects = kind === 'cloud' ? Object.keys(RULES) : ['PAR', 'INT']
  const epics = EPICS.filter(({ project }) => projects.includes(project))
  let ground: Awaited<ReturnType<typeof layGround>>
  let server: StartedServer
  let ada: Client
  let acme: InJira
  const keys = new Map<Name, string>()
  const codes = new Map<Name, string>()
  let before: Row
  const key = (name: Name): string => keys.get(name) ?? ''
  const code = (name: Name): string => codes.get(name) ?? ''

  beforeAll(async () => {
    ground = await layGround([{ name: ACME, kind, story: 'acme' }], { pace: unhurried })
    acme = new InJira(ground.sites, ACME)
    await makeIssues()
    server = await startServer(ground.environment, ground.said)
    const account = { name: 'Ada', email: 'ada@fairlead.example', password: PASSWORD }
    ada = await new Client(server.url, ground.said).enter('/session/first', { token: server.setup, ...account })
    await ada.get('connections.create', { name: ACME, ...ground.sites.candidate(ACME, 'service'), projects })
    for (const project of projects) await integrate(project, 'Epic', RULES[project] ?? JIRA_ONLY)
    await integrate('PAR', 'Spike', JIRA_ONLY)
    await statusUntil(ada, ({ state, open }) => state === 'running' && open === 0)
    await findItems()
    await server.end('SIGKILL')

    for (const { name } of epics) if (name !== 'early') await editInJira(name)
    await editInJira('from-jira')
    for (const { name, here } of epics) await editHere(name, here)
    await editInJira('early')
    expect(await set('from-jira', ['--name', 'Never'])).toMatchObject({
      code: 4,
      err: expect.stringMatching(/takes the name/),
    })
    expect(await set('from-jira', ['--labels', HERE.labels])).toMatchObject({ code: 0 })
    before = await acme.state()
    await passTime(ground.database)
    server = await startServer(ground.environment, ground.said)
    ada = new Client(server.url, ground.said, ada.cookie)
  })
  afterAll(async () => {
    await server.end('SIGKILL')
    await ground.close()
    await ground.database.close()
  })

  test('every field is what its rule says, on both sides', async () => {
    for (const { name, here, won } of epics) {
      const [inJira, inPortfolio] = [won === 'portfolio' ? here : JIRA, won === 'jira' ? JIRA : here]
      await agree(name, inJira, inPortfolio)
    }
    const { start, due, ...fromJira } = { ...JIRA, labels: 'base, here, in-jira' }
    await agree('from-jira', fromJira, fromJira)
  })

  test('whoever lost is kept, and what is to be asked is asked', async () => {
    await statusUntil(ada, ({ open }) => open === 0)
    const { conflicts } = await ada.get('conflicts.list', { state: 'all', limit: 1_000 })
    const shown = conflicts.map(({ issue, field, winner, jira, portfolio, state }) =>
      [issue.key, field, winner, state, jira, portfolio].join(' | '),
    )
    const expected = epics.flatMap(({ name, here, won }) =>
      FIELDS.map((field) =>
        [key(name), field, won, won === null ? 'open' : 'decided', JIRA[field], here[field]].join(' | '),
      ),
    )
    expect(shown.sort()).toEqual(expected.sort())
  })

  test('nothing else was written in Jira, and nothing twice', async () => {
    const changed = changesBetween(before, await acme.state())
    const expected = epics
      .filter(({ won }) => won === 'portfolio')
      .flatMap(({ name }) => {
        const fields = ['summary', 'statusId', 'description', 'assignee', 'labels', 'resolution', 'resolutiondate']
        return [...fields, acme.field('Target start'), acme.field('Target end')].map((field) => `${key(name)} ${field}`)
      })
    expect(changed.sort()).toEqual([...expected, `${key('from-jira')} labels`].sort())
  })

  test('each value that lost can be put back, and is there again on both sides', async () => {
    const { conflicts } = await ada.get('conflicts.list', { state: 'decided', limit: 1_000 })
    for (const { id, mayRestore } of conflicts) {
      expect(mayRestore).toBe(true)
      await ada.get('conflicts.restore', { id })
    }
    for (const { name, here, won } of epics) {
      const loser = won === 'jira' ? here : JIRA
      if (won !== null) await agree(name, loser, loser)
    }
  })

  const JIRA_ONLY: Rule = { flow: 'from-jira', policy: 'newest' }

  /** The service account may work in five projects; two people are known here by what they are given. */
  async function makeIssues(): Promise<void> {
    for (const project of projects) {
      const roles = await acme.ask('admin', 'GET', `/project/${project}/role`)
      for (const role of ['Developers', 'Administrators']) {
        const id = String(roles[role]).split('/').at(-1)
        await acme.ask('admin', 'POST', `/project/${project}/role/${id}`, { user: [acme.service] })
      }
    }
    for (const { name, project } of epics) keys.set(name, await make(project, 'Epic', BASE))
    keys.set('from-jira', await make('PAR', 'Spike', BASE))
    for (const owner of [JIRA.owner, HERE.owner]) await make('PAR', 'Epic', { ...BASE, owner })
  }
  function make(project: string, type: string, said: Omit<Said, 'stage'>): Promise<string> {
    const { [acme.field('Target start')]: start, [acme.field('Target end')]: end, ...form } = formOf(acme, said)
    const more = type === 'Epic' ? { [acme.field('Target start')]: start, [acme.field('Target end')]: end } : {}
    const called = type === 'Epic' && kind === 'dataCenter' ? { [acme.field('Epic Name')]: said.name } : {}
    return acme.create(
      { project: { key: project }, issuetype: { name: type }, ...form, ...more, ...called },
      'Luc Moreau',
    )
  }
  async function integrate(project: string, type: string, rule: Rule): Promise<void> {
    const { projects, types } = await ada.get('integrations.options', { name: ACME })
    const id = projects.find((one) => one.key === project)?.id ?? ''
    const { suggested, statuses } = await ada.get('integrations.options', { name: ACME, projects: id })
    if (!suggested) throw new Error(`nothing is suggested for ${project}`)
    const chosen = types.filter((one) => one.name === type && one.projects.includes(id)).map((one) => one.id)
    const inType = statuses.filter((status) => status.types.some((one) => chosen.includes(one)))
    const placed = (category: string) => inType.filter((one) => one.category === category).map((one) => one.id)
    const dates = { start: acme.field('Target start'), due: acme.field('Target end') } as Record<string, string>
    // Acme's due dates stand in a field of its own: Jira's is on no screen, so it is not suggested.
    const due = { field: 'due', jira: String(dates.due), flow: 'both', policy: 'newest' } as const
    const fields = [...suggested.fields.filter(({ field }) => field !== 'due'), due].flatMap((field) => {
      if (type === 'Epic') return [{ ...field, ...rule, jira: dates[field.field] ?? field.jira }]
      if (field.field in dates || field.field === 'health') return []
      if (field.field === 'labels') return [field]
      const values = { planned: placed('new'), underway: placed('indeterminate'), done: placed('done') }
      return [{ ...field, ...rule, ...(field.field === 'stage' ? { values } : {}) }]
    })
    const mapping = { ...suggested, types: chosen, fields, pushes: null }
    const made = await ada.get('integrations.create', { name: `${project} ${type}`, connection: ACME, mapping })
    await ada.get('integrations.start', { id: made.id })
  }
  async function findItems(): Promise<void> {
    for (const [name, wanted] of keys) {
      const isIt = ({ issue }: { issue: { key: string } | null }) => issue?.key === wanted
      const { items } = await ada.until('items.list', {}, (now) => now.items.some(isIt))
      codes.set(name, items.find(isIt)?.code ?? '')
    }
    await statusUntil(ada, ({ open }) => open === 0)
  }
  async function editInJira(name: Name): Promise<void> {
    const form = formOf(acme, JIRA)
    if (name !== 'from-jira') await acme.edit(key(name), form as never, workerOn(name))
    else {
      const { summary, description, assignee, labels } = form
      await acme.edit(key(name), { summary, description, assignee, labels } as never, workerOn(name))
    }
    await acme.move(key(name), 'In Progress', workerOn(name))
  }
  const workerOn = (name: Name): string => (name === 'to-jira' ? 'Peter Novotny' : 'Luc Moreau')
  const set = (name: Name, words: readonly string[]) =>
    runCommand(['items', 'set', code(name), ...words], ground.environment, ground.said)
  async function editHere(name: Name, said: Said): Promise<void> {
    const { description, stage, ...plain } = said
    const words = Object.entries(plain).flatMap(([field, value]) => [`--${field}`, value])
    const { err } = await set(name, [...words, '--text', description, '--stage', stage.toLowerCase()])
    expect(err).toBe('')
  }
  async function agree(name: Name, inJira: Partial<Said>, inPortfolio: Partial<Said>): Promise<void> {
    await vi.waitFor(
      async () => {
        expect([name, await saidInJira(acme, key(name))]).toMatchObject([name, inJira])
        expect([name, await saidHere(ada, code(name))]).toMatchObject([name, inPortfolio])
      },
      { timeout: 40_000, interval: 300 },
    )
  }
})
