/** Lists that several kinds want, in one snapshot. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { virtualWorld } from '../../test/world.ts'
import { type Json, Secret, urlParts } from '../base/index.ts'
import { type Jira, localBreaker, localBudget, openJira } from '../jira/index.ts'
import { askingOnce } from './asking-once.ts'
import { projectRole } from './kinds/project-role.ts'
import { user } from './kinds/user.ts'

const ADA = { key: 'JIRAUSER1', name: 'ada', displayName: 'Ada', emailAddress: 'ada@acme.example', active: true }

/** A Data Center with one page of people and one role; `asked` is what it was asked for. */
function oldSite(): { readonly jira: Jira; readonly asked: string[] } {
  const asked: string[] = []
  const answers: Readonly<Record<string, (startAt: string) => Json>> = {
    '/rest/api/2/user/search': (startAt) => (startAt === '0' ? [ADA] : []),
    '/rest/api/2/role': () => [{ id: 1, name: 'Developers', description: '', actors: [] }],
    '/rest/api/2/role/1': () => ({ id: 1 }),
  }
  const world = virtualWorld(1, async ({ url }) => {
    const { path, query } = urlParts(url)
    asked.push(path)
    const answer = answers[path]?.(query.get('startAt')?.[0] ?? '')
    return { status: answer === undefined ? 403 : 200, headers: {}, body: JSON.stringify(answer ?? {}) }
  })
  const credential = { id: 'c', method: 'personal-access-token' as const, email: null, secret: new Secret('t') }
  const shared = { budget: localBudget(world.now), breaker: localBreaker() }
  const line = { world, address: 'https://jira.example', site: 'old', credential, ...shared, deadline: 1_000 }
  return { jira: askingOnce(openJira(line, 'dataCenter')), asked }
}

describe('a client that asks once', () => {
  test('asks for the people once for all kinds that need them', async () => {
    const { jira, asked } = oldSite()
    const [people, roles] = await Promise.all([user.read(jira, 'all'), projectRole.read(jira, 'all')])
    expect([people.length, roles.length]).toEqual([1, 1])
    expect(asked.filter((path) => path.endsWith('/user/search'))).toHaveLength(2)
  })

  test('holds each answer to the shape of whoever asks', async () => {
    const { jira, asked } = oldSite()
    expect(await jira.get(z.array(z.looseObject({ id: z.number() })), '/rest/api/2/role')).toHaveLength(1)
    await expect(jira.get(z.array(z.string()), '/rest/api/2/role')).rejects.toMatchObject({ code: 'jira.broken' })
    expect(asked).toEqual(['/rest/api/2/role'])
  })

  test('gives everybody the refusal of a list', async () => {
    const { jira, asked } = oldSite()
    const tries = [1, 2].map(() => jira.all(z.unknown(), '/rest/api/2/screens'))
    for (const one of tries) await expect(one).rejects.toMatchObject({ code: 'jira.forbidden' })
    expect(asked).toHaveLength(1)
  })

  test('asks again for what is no list of the site, and for another question', async () => {
    const { jira, asked } = oldSite()
    for (const startAt of ['0', '0', '1']) await jira.get(z.unknown(), '/rest/api/2/user/search', { startAt })
    for (let times = 0; times < 2; times++) await jira.get(z.unknown(), '/rest/api/2/role/1')
    expect(asked).toHaveLength(4)
  })
})
